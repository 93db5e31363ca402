<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="pt_PT">
    <context>
        <name>Advisor</name>
        <message>
            <source>Há algo a corrigir</source>
            <translation>There is something to correct</translation>
        </message>
        <message>
            <source>Corrija o que está assinalado e repita.</source>
            <translation>Correct what is marked and repeat.</translation>
        </message>
        <message>
            <source>Este ficheiro não serve</source>
            <translation>This file does not serve</translation>
        </message>
        <message>
            <source>Escolha outro ficheiro ou repare este.</source>
            <translation>Choose another file or repair this one.</translation>
        </message>
        <message>
            <source>Não foi encontrado</source>
            <translation>It was not found</translation>
        </message>
        <message>
            <source>Atualize a lista e escolha de novo.</source>
            <translation>Refresh the list and choose again.</translation>
        </message>
        <message>
            <source>Não foi possível gravar</source>
            <translation>It could not be saved</translation>
        </message>
        <message>
            <source>Liberte espaço, verifique as permissões ou mude de pasta.</source>
            <translation>Free some space, check the permissions or change the folder.</translation>
        </message>
        <message>
            <source>Está ocupado</source>
            <translation>It is busy</translation>
        </message>
        <message>
            <source>Espere um momento e tente de novo.</source>
            <translation>Wait a moment and try again.</translation>
        </message>
        <message>
            <source>Sem ligação ao serviço</source>
            <translation>No connection to the service</translation>
        </message>
        <message>
            <source>Verifique a ligação à Internet ou o proxy.</source>
            <translation>Check the connection to the Internet or the proxy.</translation>
        </message>
        <message>
            <source>O serviço de assinatura falhou</source>
            <translation>The signing service failed</translation>
        </message>
        <message>
            <source>Tente de novo dentro de momentos.</source>
            <translation>Try again in a moment.</translation>
        </message>
        <message>
            <source>O serviço recusou o pedido</source>
            <translation>The service refused the request</translation>
        </message>
        <message>
            <source>Leia o motivo; pode ser preciso mudar os dados.</source>
            <translation>Read the reason; the data may have to change.</translation>
        </message>
        <message>
            <source>A credencial não foi aceite</source>
            <translation>The credential was not accepted</translation>
        </message>
        <message>
            <source>Introduza de novo a palavra-passe, o PIN ou o código.</source>
            <translation>Enter the password, PIN or code again.</translation>
        </message>
        <message>
            <source>A conta de assinatura deixou de valer</source>
            <translation>The signing account is no longer valid</translation>
        </message>
        <message>
            <source>Ative de novo a conta de assinatura.</source>
            <translation>Activate the signing account again.</translation>
        </message>
        <message>
            <source>Falta configurar o programa</source>
            <translation>The program is not set up yet</translation>
        </message>
        <message>
            <source>Complete a configuração ou peça a quem instalou o Cunho.</source>
            <translation>Complete the set-up, or ask whoever installed Cunho.</translation>
        </message>
        <message>
            <source>A ligação ou o certificado não é de confiança</source>
            <translation>The connection or the certificate is not trusted</translation>
        </message>
        <message>
            <source>Não continue; peça ajuda a quem o instalou.</source>
            <translation>Do not go on; ask whoever installed it.</translation>
        </message>
        <message>
            <source>A hora não está certa</source>
            <translation>The time is not right</translation>
        </message>
        <message>
            <source>Acerte o relógio ou a data do documento.</source>
            <translation>Correct the clock or the document's date.</translation>
        </message>
        <message>
            <source>Foi recusado por si</source>
            <translation>You declined it</translation>
        </message>
        <message>
            <source>Nada mudou; recomece quando quiser.</source>
            <translation>Nothing changed; begin again when you like.</translation>
        </message>
        <message>
            <source>Foi interrompido</source>
            <translation>It was stopped</translation>
        </message>
        <message>
            <source>Recomece quando quiser.</source>
            <translation>Begin again when you like.</translation>
        </message>
        <message>
            <source>O Cunho ainda não faz isto</source>
            <translation>Cunho does not do this yet</translation>
        </message>
        <message>
            <source>Use outra forma, como diz o motivo.</source>
            <translation>Use another way, as the reason says.</translation>
        </message>
        <message>
            <source>Há dados danificados</source>
            <translation>Some data is damaged</translation>
        </message>
        <message>
            <source>Pare e reponha uma cópia de segurança.</source>
            <translation>Stop and restore a backup.</translation>
        </message>
        <message>
            <source>Os dados mudaram entretanto</source>
            <translation>The data changed in the meantime</translation>
        </message>
        <message>
            <source>Veja de novo e repita.</source>
            <translation>Look again and repeat.</translation>
        </message>
        <message>
            <source>Erro do programa</source>
            <translation>Error of the program</translation>
        </message>
        <message>
            <source>Copie o detalhe e envie-o a quem faz o Cunho.</source>
            <translation>Copy the detail and send it to the makers of Cunho.</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>pt</source>
            <extracomment>The code of the language that this translation is in.</extracomment>
            <translation>en</translation>
        </message>
    </context>
    <context>
        <name>Place</name>
        <message>
            <source>NIF</source>
            <translation>Tax number</translation>
        </message>
        <message>
            <source>Nome do cliente</source>
            <translation>Name of the customer</translation>
        </message>
        <message>
            <source>Morada</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Código postal</source>
            <translation>Postal code</translation>
        </message>
        <message>
            <source>Localidade</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>País</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Série</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Linhas</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>Documento</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Linha %1</source>
            <translation>Line %1</translation>
        </message>
        <message>
            <source>Linha %1, %2</source>
            <translation>Line %1, %2</translation>
        </message>
        <message>
            <source>código</source>
            <translation>code</translation>
        </message>
        <message>
            <source>descrição</source>
            <translation>description</translation>
        </message>
        <message>
            <source>quantidade</source>
            <translation>quantity</translation>
        </message>
        <message>
            <source>unidade</source>
            <translation>unit</translation>
        </message>
        <message>
            <source>preço</source>
            <translation>price</translation>
        </message>
        <message>
            <source>desconto</source>
            <translation>discount</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>isenção</source>
            <translation>exemption</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Assinatura válida de %1. O ficheiro está inteiro, tal como foi assinado.</source>
            <translation>Valid signature of %1. The file is whole, just as it was signed.</translation>
        </message>
        <message>
            <source>Assinatura válida de %1. Depois dela o ficheiro recebeu acrescentos.</source>
            <translation>Valid signature of %1. The file was added to after it.</translation>
        </message>
        <message>
            <source>A assinatura de %1 não é válida: o ficheiro foi alterado ou a assinatura está danificada. Não confie nele.</source>
            <translation>The signature of %1 is not valid: the file was changed or the signature is damaged. Do not trust it.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar a assinatura de %1: falta confiança no certificado ou prova de tempo.</source>
            <translation>The signature of %1 cannot be confirmed: trust in the certificate or a proof of time is missing.</translation>
        </message>
        <message>
            <source>Selo temporal válido de %1.</source>
            <translation>Valid time-stamp of %1.</translation>
        </message>
        <message>
            <source>Um selo temporal prova que já existia em %1.</source>
            <translation>A time-stamp proves that it existed on %1.</translation>
        </message>
        <message>
            <source>O documento foi alterado depois de assinado por %1. Não confie nele.</source>
            <translation>The document was changed after %1 signed it. Do not trust it.</translation>
        </message>
        <message>
            <source>O selo temporal de %1 não é válido: o ficheiro foi alterado ou o selo está danificado.</source>
            <translation>The time-stamp of %1 is not valid: the file was changed or the time-stamp is damaged.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar o selo temporal de %1.</source>
            <translation>The time-stamp of %1 cannot be confirmed.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar a assinatura de %1: ninguém em quem confia garante o certificado.</source>
            <translation>The signature of %1 cannot be confirmed: nobody that you trust vouches for the certificate.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar a assinatura de %1: falta saber se o certificado foi revogado. Tente de novo com ligação à Internet.</source>
            <translation>The signature of %1 cannot be confirmed: it is not known whether the certificate was revoked. Try again with an Internet connection.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar a assinatura de %1: o certificado foi revogado e nada prova que ela é anterior.</source>
            <translation>The signature of %1 cannot be confirmed: the certificate was revoked and nothing proves that it is older.</translation>
        </message>
        <message>
            <source>Este ficheiro não tem assinaturas.</source>
            <translation>This file has no signatures.</translation>
        </message>
        <message>
            <source>Certificado de testes do sandbox: sem valor legal.</source>
            <translation>Test certificate of the sandbox: without legal value.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DetailsPanel</name>
        <message>
            <source>Assinar agora</source>
            <translation>Sign now</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Continuar a escrever</source>
            <translation>Go on writing</translation>
        </message>
        <message>
            <source>Abrir ficheiro</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>Mostrar na pasta</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Rascunho</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Consumidor final</source>
            <translation>Final consumer</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Emitido</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Assinado</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>Por</source>
            <translation>By</translation>
        </message>
        <message>
            <source>Nível</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>PAdES %1</source>
            <translation>PAdES %1</translation>
        </message>
        <message>
            <source>Assinatura</source>
            <translation>Signature</translation>
        </message>
        <message>
            <source>pendente</source>
            <translation>pending</translation>
        </message>
        <message>
            <source>Documento de formação: sem valor fiscal</source>
            <translation>Training document: without fiscal value</translation>
        </message>
        <message>
            <source>Um rascunho ainda não tem página: ganha-a quando é emitido.</source>
            <translation>A draft has no page yet: it gets one when it is issued.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DocumentModel</name>
        <message>
            <source>Rascunho</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Consumidor final</source>
            <translation>Final consumer</translation>
        </message>
        <message>
            <source>Número</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Cliente</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Estado</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Emitido · por assinar</source>
            <translation>Issued · to be signed</translation>
        </message>
        <message>
            <source>Assinado</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>Assinado (não qualificado)</source>
            <translation>Signed (not qualified)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DocumentsPage</name>
        <message numerus="yes">
            <source>%n documento(s)</source>
            <translation>
                <numerusform>%n document</numerusform>
                <numerusform>%n documents</numerusform>
            </translation>
        </message>
        <message>
            <source>Documentos</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Número, cliente ou NIF</source>
            <translation>Number, customer or tax number</translation>
        </message>
        <message>
            <source>Procurar documentos</source>
            <translation>Search documents</translation>
        </message>
        <message>
            <source>Procurar (Ctrl+K)</source>
            <translation>Search (Ctrl+K)</translation>
        </message>
        <message>
            <source>Nova fatura</source>
            <translation>New invoice</translation>
        </message>
        <message>
            <source>Nova fatura (Ctrl+N)</source>
            <translation>New invoice (Ctrl+N)</translation>
        </message>
        <message>
            <source>Todos</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Rascunhos</source>
            <translation>Drafts</translation>
        </message>
        <message>
            <source>Por assinar</source>
            <translation>To be signed</translation>
        </message>
        <message>
            <source>Assinados</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>Lista de documentos</source>
            <translation>List of documents</translation>
        </message>
        <message>
            <source>Ainda não há documentos. Comece por escrever a primeira fatura.</source>
            <translation>There are no documents yet. Begin by writing the first invoice.</translation>
        </message>
        <message>
            <source>Nenhum documento corresponde a esta procura.</source>
            <translation>No document matches this search.</translation>
        </message>
        <message>
            <source>Escrever fatura</source>
            <translation>Write an invoice</translation>
        </message>
        <message>
            <source>Mostrar todos</source>
            <translation>Show all</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DraftForm</name>
        <message>
            <source>NIF</source>
            <translation>Tax number</translation>
        </message>
        <message>
            <source>Consumidor final</source>
            <translation>Final consumer</translation>
        </message>
        <message>
            <source>Nome do cliente</source>
            <translation>Name of the customer</translation>
        </message>
        <message>
            <source>Morada</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Código postal</source>
            <translation>Postal code</translation>
        </message>
        <message>
            <source>Localidade</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>País</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Série</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Sem IVA</source>
            <translation>Without VAT</translation>
        </message>
        <message>
            <source>Com IVA incluído</source>
            <translation>VAT included</translation>
        </message>
        <message>
            <source>Preços</source>
            <translation>Prices</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ErrorCard</name>
        <message>
            <source>Copiar detalhe</source>
            <translation>Copy detail</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::InvoiceEditor</name>
        <message>
            <source>Documentos</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Voltar aos documentos</source>
            <translation>Back to the documents</translation>
        </message>
        <message>
            <source>Voltar (Esc); o rascunho fica guardado</source>
            <translation>Back (Esc); the draft stays saved</translation>
        </message>
        <message>
            <source>O rascunho guarda-se sozinho</source>
            <translation>The draft is saved by itself</translation>
        </message>
        <message>
            <source>Tab ou Enter: célula seguinte · Ctrl+D: apagar linha · F9: emitir e assinar</source>
            <translation>Tab or Enter: next cell · Ctrl+D: delete line · F9: issue and sign</translation>
        </message>
        <message>
            <source>Progresso da emissão</source>
            <translation>Progress of issuing</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Emitir e assinar</source>
            <translation>Issue and sign</translation>
        </message>
        <message>
            <source>F9 ou Ctrl+Enter</source>
            <translation>F9 or Ctrl+Enter</translation>
        </message>
        <message>
            <source>Nova fatura</source>
            <translation>New invoice</translation>
        </message>
        <message>
            <source>Rascunho de fatura</source>
            <translation>Draft of an invoice</translation>
        </message>
        <message>
            <source>A desenhar o documento…</source>
            <translation>Drawing the document…</translation>
        </message>
        <message>
            <source>A preparar a assinatura…</source>
            <translation>Preparing the signature…</translation>
        </message>
        <message>
            <source>A assinar; o serviço demora alguns segundos…</source>
            <translation>Signing; the service takes some seconds…</translation>
        </message>
        <message>
            <source>A guardar o ficheiro assinado…</source>
            <translation>Saving the signed file…</translation>
        </message>
        <message>
            <source>A emitir…</source>
            <translation>Issuing…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LineModel</name>
        <message>
            <source>Isento</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>intermédia</source>
            <translation>intermediate</translation>
        </message>
        <message>
            <source>reduzida</source>
            <translation>reduced</translation>
        </message>
        <message>
            <source>Código</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Descrição</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Qtd.</source>
            <translation>Qty</translation>
        </message>
        <message>
            <source>Un.</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Preço</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Desc. %</source>
            <translation>Disc. %</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Isenção</source>
            <translation>Exemption</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LineTable</name>
        <message>
            <source>Linhas da fatura</source>
            <translation>Lines of the invoice</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MainWindow</name>
        <message>
            <source>Cunho · SANDBOX, sem valor legal</source>
            <translation>Cunho · SANDBOX, without legal value</translation>
        </message>
        <message>
            <source>SANDBOX – sem valor legal. Os documentos são de formação e os certificados de testes.</source>
            <translation>SANDBOX – without legal value. Documents are for training and certificates for tests.</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>A ligar ao sandbox…</source>
            <translation>Connecting to the sandbox…</translation>
        </message>
        <message>
            <source>O primeiro arranque faz chaves e demora alguns segundos.</source>
            <translation>The first start makes keys and takes some seconds.</translation>
        </message>
        <message>
            <source>Certificado de testes até %1</source>
            <translation>Test certificate until %1</translation>
        </message>
        <message>
            <source>Certificado de testes</source>
            <translation>Test certificate</translation>
        </message>
        <message>
            <source>SAFE (sandbox) pronto</source>
            <translation>SAFE (sandbox) ready</translation>
        </message>
        <message>
            <source>A assinar…</source>
            <translation>Signing…</translation>
        </message>
        <message numerus="yes">
            <source>%n assinatura(s) pendente(s).</source>
            <translation>
                <numerusform>%n signature pending.</numerusform>
                <numerusform>%n signatures pending.</numerusform>
            </translation>
        </message>
        <message>
            <source>Documento assinado e guardado</source>
            <translation>Document signed and saved</translation>
        </message>
        <message>
            <source>Abrir ficheiro</source>
            <translation>Open file</translation>
        </message>
        <message numerus="yes">
            <source>%n documento(s) assinado(s) e guardado(s)</source>
            <translation>
                <numerusform>%n document signed and saved</numerusform>
                <numerusform>%n documents signed and saved</numerusform>
            </translation>
        </message>
        <message>
            <source>Rascunho apagado</source>
            <translation>Draft deleted</translation>
        </message>
        <message>
            <source>Desfazer</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>%1 assinada e guardada</source>
            <translation>%1 signed and saved</translation>
        </message>
        <message>
            <source>%1 emitida; a assinatura ficou pendente.</source>
            <translation>%1 issued; its signature is pending.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PageView</name>
        <message>
            <source>Pré-visualização do documento</source>
            <translation>Preview of the document</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProblemList</name>
        <message numerus="yes">
            <source>%n problema(s) a corrigir</source>
            <translation>
                <numerusform>%n problem to correct</numerusform>
                <numerusform>%n problems to correct</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SetupPage</name>
        <message>
            <source>NIF da empresa</source>
            <translation>Tax number of the company</translation>
        </message>
        <message>
            <source>Nome, como está registado</source>
            <translation>Name, as registered</translation>
        </message>
        <message>
            <source>Morada</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Código postal</source>
            <translation>Postal code</translation>
        </message>
        <message>
            <source>Localidade</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Série de faturas</source>
            <translation>Series of invoices</translation>
        </message>
        <message>
            <source>Código de validação da AT</source>
            <translation>Validation code of the Tax Authority</translation>
        </message>
        <message>
            <source>Bem-vindo ao Cunho</source>
            <translation>Welcome to Cunho</translation>
        </message>
        <message>
            <source>Diga quem emite as faturas e em que série. Pode corrigir a morada mais tarde; o NIF fica fixo com a primeira fatura.</source>
            <translation>Say who issues the invoices and in which series. You can correct the address later; the tax number is fixed by the first invoice.</translation>
        </message>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Série comunicada à Autoridade Tributária</source>
            <translation>Series communicated to the Tax Authority</translation>
        </message>
        <message>
            <source>Usar dados de exemplo</source>
            <translation>Use example data</translation>
        </message>
        <message>
            <source>Começar</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>São nove algarismos, e o último confere.</source>
            <translation>It has nine digits, and the last one checks.</translation>
        </message>
        <message>
            <source>Preencha este campo.</source>
            <translation>Fill in this field.</translation>
        </message>
        <message>
            <source>Letras e algarismos, com . _ - só no meio, sem começar por AT.</source>
            <translation>Letters and digits, with . _ - only inside, not beginning with AT.</translation>
        </message>
        <message>
            <source>Pelo menos 8 letras maiúsculas ou algarismos, dados pela AT.</source>
            <translation>At least 8 capital letters or digits, given by the Tax Authority.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::Sidebar</name>
        <message>
            <source>Documentos</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::Toast</name>
        <message>
            <source>Fechar aviso</source>
            <translation>Close notice</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::TotalsCard</name>
        <message>
            <source>Isento %1</source>
            <translation>Exempt %1</translation>
        </message>
        <message>
            <source>IVA %1 %</source>
            <translation>VAT %1 %</translation>
        </message>
        <message>
            <source>sobre %1</source>
            <translation>on %1</translation>
        </message>
        <message>
            <source>Total sem IVA</source>
            <translation>Total without VAT</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
    </context>
</TS>
