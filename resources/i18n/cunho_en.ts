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
        <name>Technical</name>
        <message>
            <source>Indicação</source>
            <translation>Indication</translation>
        </message>
        <message>
            <source>Nível</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Qualificação</source>
            <translation>Qualification</translation>
        </message>
        <message>
            <source>nenhuma lista de confiança a declara</source>
            <translation>no trusted list says so</translation>
        </message>
        <message>
            <source>Campo</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Hora provada</source>
            <translation>Proven time</translation>
        </message>
        <message>
            <source>Hora declarada</source>
            <translation>Claimed time</translation>
        </message>
        <message>
            <source>Cobre</source>
            <translation>Covers</translation>
        </message>
        <message>
            <source>o ficheiro inteiro</source>
            <translation>the whole file</translation>
        </message>
        <message>
            <source>uma revisão anterior do ficheiro</source>
            <translation>an earlier revision of the file</translation>
        </message>
        <message>
            <source>Alterações posteriores</source>
            <translation>Later changes</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Política</source>
            <translation>Policy</translation>
        </message>
        <message>
            <source>Compromisso</source>
            <translation>Commitment</translation>
        </message>
        <message>
            <source>Cadeia</source>
            <translation>Chain</translation>
        </message>
        <message>
            <source>Revogação</source>
            <translation>Revocation</translation>
        </message>
        <message>
            <source>Algoritmos</source>
            <translation>Algorithms</translation>
        </message>
        <message>
            <source>Observações</source>
            <translation>Remarks</translation>
        </message>
        <message>
            <source>nenhum nível de base do PAdES</source>
            <translation>no PAdES baseline level</translation>
        </message>
        <message>
            <source>%1 no ficheiro</source>
            <translation>%1 in the file</translation>
        </message>
        <message>
            <source>%1 em linha</source>
            <translation>%1 online</translation>
        </message>
        <message>
            <source>não revogado</source>
            <translation>not revoked</translation>
        </message>
        <message>
            <source>revogado em %1</source>
            <translation>revoked on %1</translation>
        </message>
        <message>
            <source>revogado</source>
            <translation>revoked</translation>
        </message>
        <message>
            <source>desconhecido</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>nada se sabe</source>
            <translation>nothing is known</translation>
        </message>
        <message>
            <source>de %1</source>
            <translation>of %1</translation>
        </message>
        <message>
            <source>resumo do documento</source>
            <translation>document digest</translation>
        </message>
        <message>
            <source>assinatura</source>
            <translation>signature</translation>
        </message>
        <message>
            <source>chave de %1</source>
            <translation>key of %1</translation>
        </message>
        <message>
            <source>certificado de %1</source>
            <translation>certificate of %1</translation>
        </message>
        <message>
            <source>forte, sem fim previsto</source>
            <translation>strong, no end known</translation>
        </message>
        <message>
            <source>forte até %1</source>
            <translation>strong until %1</translation>
        </message>
        <message>
            <source>fraco desde %1</source>
            <translation>weak since %1</translation>
        </message>
        <message>
            <source>outra assinatura</source>
            <translation>another signature</translation>
        </message>
        <message>
            <source>selo temporal do documento</source>
            <translation>document time-stamp</translation>
        </message>
        <message>
            <source>provas de validade (DSS)</source>
            <translation>proofs of validity (DSS)</translation>
        </message>
        <message>
            <source>formulário preenchido</source>
            <translation>form filled in</translation>
        </message>
        <message>
            <source>metadados</source>
            <translation>metadata</translation>
        </message>
        <message>
            <source>anotação</source>
            <translation>annotation</translation>
        </message>
        <message>
            <source>algo por cima do conteúdo</source>
            <translation>something over the content</translation>
        </message>
        <message>
            <source>páginas ou o seu conteúdo</source>
            <translation>pages or their content</translation>
        </message>
        <message>
            <source>objeto substituído</source>
            <translation>object replaced</translation>
        </message>
        <message>
            <source>estrutura do documento</source>
            <translation>structure of the document</translation>
        </message>
        <message>
            <source>permitida: %1</source>
            <translation>permitted: %1</translation>
        </message>
        <message>
            <source>NÃO permitida: %1</source>
            <translation>NOT permitted: %1</translation>
        </message>
        <message>
            <source>Selo do documento</source>
            <translation>Document time-stamp</translation>
        </message>
        <message>
            <source>Selo da assinatura</source>
            <translation>Signature time-stamp</translation>
        </message>
        <message>
            <source>política %1</source>
            <translation>policy %1</translation>
        </message>
        <message>
            <source>série %1</source>
            <translation>serial number %1</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>a estrutura está danificada</source>
            <translation>its structure is damaged</translation>
        </message>
        <message>
            <source>o conteúdo assinado foi alterado</source>
            <translation>the signed content was changed</translation>
        </message>
        <message>
            <source>o valor está danificado ou foi forjado</source>
            <translation>its value is damaged or forged</translation>
        </message>
        <message>
            <source>o certificado já estava revogado quando foi usado</source>
            <translation>the certificate was already revoked when it was used</translation>
        </message>
        <message>
            <source>o certificado já tinha expirado quando foi usado</source>
            <translation>the certificate had already expired when it was used</translation>
        </message>
        <message>
            <source>o certificado ainda não valia quando foi usado</source>
            <translation>the certificate was not yet valid when it was used</translation>
        </message>
        <message>
            <source>ninguém em quem confia garante o certificado</source>
            <translation>nobody that you trust vouches for the certificate</translation>
        </message>
        <message>
            <source>a cadeia de certificados está danificada</source>
            <translation>the certificate chain is damaged</translation>
        </message>
        <message>
            <source>um certificado foi usado para o que não pode</source>
            <translation>a certificate was used for what it may not</translation>
        </message>
        <message>
            <source>não mostra que certificado foi usado</source>
            <translation>it does not show which certificate was used</translation>
        </message>
        <message>
            <source>não diz que certificado foi usado</source>
            <translation>it does not name the certificate that was used</translation>
        </message>
        <message>
            <source>o certificado foi revogado e nada prova que foi usado antes</source>
            <translation>the certificate was revoked and nothing proves that it was used before</translation>
        </message>
        <message>
            <source>uma entidade certificadora foi revogada e nada prova que o uso é anterior</source>
            <translation>a certificate authority was revoked and nothing proves an earlier use</translation>
        </message>
        <message>
            <source>o certificado está fora de prazo e nada prova que foi usado a tempo</source>
            <translation>the certificate is out of date and nothing proves that it was used in time</translation>
        </message>
        <message>
            <source>a prova de que o certificado não foi revogado já não chega</source>
            <translation>the proof that the certificate was not revoked is no longer enough</translation>
        </message>
        <message>
            <source>falta saber se o certificado foi revogado</source>
            <translation>nothing shows yet whether the certificate was revoked</translation>
        </message>
        <message>
            <source>usa um algoritmo que já não era forte</source>
            <translation>it uses an algorithm that was no longer strong</translation>
        </message>
        <message>
            <source>usa um algoritmo que já não é forte e nada prova que o uso é anterior</source>
            <translation>it uses an algorithm that is no longer strong and nothing proves an earlier use</translation>
        </message>
        <message>
            <source>os selos temporais contradizem-se</source>
            <translation>the time-stamps contradict each other</translation>
        </message>
        <message>
            <source>é de um tipo que o Cunho não conhece</source>
            <translation>it is of a kind that Cunho does not know</translation>
        </message>
        <message>
            <source>Selo temporal sem nome</source>
            <translation>Time-stamp without a name</translation>
        </message>
        <message>
            <source>Assinatura sem nome</source>
            <translation>Signature without a name</translation>
        </message>
        <message>
            <source>Selo temporal de %1</source>
            <translation>Time-stamp of %1</translation>
        </message>
        <message>
            <source>Assinatura de %1</source>
            <translation>Signature of %1</translation>
        </message>
        <message>
            <source>Válido · qualificado</source>
            <translation>Valid · qualified</translation>
        </message>
        <message>
            <source>Válido</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>Válida · qualificada</source>
            <translation>Valid · qualified</translation>
        </message>
        <message>
            <source>Válida</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>Alterado</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Não válido</source>
            <translation>Not valid</translation>
        </message>
        <message>
            <source>Não válida</source>
            <translation>Not valid</translation>
        </message>
        <message>
            <source>Por confirmar</source>
            <translation>Not confirmed</translation>
        </message>
        <message>
            <source>Sem assinaturas</source>
            <translation>No signatures</translation>
        </message>
        <message>
            <source>Não foi lido</source>
            <translation>Not read</translation>
        </message>
        <message>
            <source>O documento foi alterado depois: já não mostra o que foi assinado.</source>
            <translation>The document was changed afterwards: it no longer shows what was signed.</translation>
        </message>
        <message>
            <source>Este selo temporal não vale: %1.</source>
            <translation>This time-stamp does not hold: %1.</translation>
        </message>
        <message>
            <source>Esta assinatura não vale: %1.</source>
            <translation>This signature does not hold: %1.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar este selo temporal: %1.</source>
            <translation>This time-stamp cannot be confirmed: %1.</translation>
        </message>
        <message>
            <source>Não se consegue confirmar esta assinatura: %1.</source>
            <translation>This signature cannot be confirmed: %1.</translation>
        </message>
        <message>
            <source>Selado em %1.</source>
            <translation>Stamped on %1.</translation>
        </message>
        <message>
            <source>Já existia em %1: prova-o um selo temporal.</source>
            <translation>It existed on %1: a time-stamp proves it.</translation>
        </message>
        <message>
            <source>Não diz quando foi feita.</source>
            <translation>It does not say when it was made.</translation>
        </message>
        <message>
            <source>Diz ter sido feita em %1; nenhum selo temporal o prova.</source>
            <translation>It says that it was made on %1; no time-stamp proves it.</translation>
        </message>
        <message>
            <source>Serve para ensaiar: o certificado é de testes, sem valor legal.</source>
            <translation>Good for trying out: a test certificate, without legal value.</translation>
        </message>
        <message>
            <source>Pode confiar no que foi assinado. Nada mais a fazer.</source>
            <translation>You can rely on what was signed. Nothing more to do.</translation>
        </message>
        <message>
            <source>Não confie neste ficheiro. Peça uma cópia intacta a quem o enviou.</source>
            <translation>Do not rely on this file. Ask whoever sent it for an intact copy.</translation>
        </message>
        <message>
            <source>Peça a quem assinou uma assinatura nova.</source>
            <translation>Ask the signer for a new signature.</translation>
        </message>
        <message>
            <source>Peça uma cópia com selo temporal da altura, ou uma assinatura nova.</source>
            <translation>Ask for a copy with a time-stamp of that time, or a new signature.</translation>
        </message>
        <message>
            <source>Tente de novo com ligação à Internet, ou mais tarde.</source>
            <translation>Try again with a connection to the Internet, or later.</translation>
        </message>
        <message>
            <source>Confirme por outra via quem assinou. Se confia na entidade que emitiu o certificado, peça a quem instalou o Cunho que junte a raiz dela.</source>
            <translation>Make sure in another way who signed. If you trust whoever issued the certificate, ask whoever installed Cunho to add its root.</translation>
        </message>
        <message>
            <source>Este ficheiro não está assinado</source>
            <translation>This file is not signed</translation>
        </message>
        <message>
            <source>Não tem assinaturas nem selos temporais.</source>
            <translation>It has neither signatures nor time-stamps.</translation>
        </message>
        <message>
            <source>Peça a quem o enviou o ficheiro assinado: uma impressão ou digitalização perde a assinatura.</source>
            <translation>Ask whoever sent it for the signed file: a print or scan loses the signature.</translation>
        </message>
        <message>
            <source>Certificado de testes do sandbox: sem valor legal.</source>
            <translation>Test certificate of the sandbox: without legal value.</translation>
        </message>
        <message>
            <source>Não há certificados raiz em que confiar: nada se consegue confirmar.</source>
            <translation>There are no root certificates to trust: nothing can be confirmed.</translation>
        </message>
        <message>
            <source>Confia-se só na raiz do sandbox, que é de testes.</source>
            <translation>Only the sandbox's root is trusted, which is for tests.</translation>
        </message>
        <message numerus="yes">
            <source>Confia-se em %n certificado(s) raiz.</source>
            <translation>
                <numerusform>%n root certificate is trusted.</numerusform>
                <numerusform>%n root certificates are trusted.</numerusform>
            </translation>
        </message>
        <message>
            <source>As revogações são perguntadas a quem emitiu os certificados.</source>
            <translation>Whoever issued the certificates is asked about revocation.</translation>
        </message>
        <message>
            <source>Sem ligação: de revogações só se sabe o que o ficheiro traz.</source>
            <translation>Offline: about revocation only what the file holds is known.</translation>
        </message>
        <message>
            <source>O ficheiro está inteiro, tal como foi selado.</source>
            <translation>The file is whole, just as it was stamped.</translation>
        </message>
        <message>
            <source>O documento está tal como foi selado; depois só recebeu acrescentos permitidos.</source>
            <translation>The document is just as it was stamped; later it only received permitted additions.</translation>
        </message>
        <message>
            <source>O ficheiro está inteiro, tal como foi assinado.</source>
            <translation>The file is whole, just as it was signed.</translation>
        </message>
        <message>
            <source>O documento está tal como foi assinado; depois só recebeu provas de validade.</source>
            <translation>The document is just as it was signed; later it only received proofs of validity.</translation>
        </message>
        <message>
            <source>O documento está tal como foi assinado; depois só recebeu acrescentos permitidos.</source>
            <translation>The document is just as it was signed; later it only received permitted additions.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DetailsPanel</name>
        <message>
            <source>Completar agora</source>
            <translation>Complete now</translation>
        </message>
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
            <source>Completa-se sozinho até PAdES %1 (%2)</source>
            <translation>It will be taken to PAdES %1 by itself (%2)</translation>
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
        <name>cunho::ui::FileResult</name>
        <message>
            <source>A verificar…</source>
            <translation>Verifying…</translation>
        </message>
        <message>
            <source>Tirar %1 da lista</source>
            <translation>Take %1 off the list</translation>
        </message>
        <message>
            <source>Tirar da lista</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>Detalhe</source>
            <translation>Detail</translation>
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
            <source>A completar…</source>
            <translation>Completing…</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) completado(s).</source>
            <translation>
                <numerusform>%n file completed.</numerusform>
                <numerusform>%n files completed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nada foi completado agora.</source>
            <translation>Nothing was completed now.</translation>
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
            <source>Documentos (Ctrl+1)</source>
            <translation>Documents (Ctrl+1)</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Verificar assinaturas de ficheiros (Ctrl+2)</source>
            <translation>Verify signatures of files (Ctrl+2)</translation>
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
    <context>
        <name>cunho::ui::VerdictCard</name>
        <message>
            <source>Detalhes</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Copiar detalhes</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Esconder detalhes</source>
            <translation>Hide details</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::VerifyPage</name>
        <message>
            <source>A ligar: as verificações começam quando se souber em quem confiar.</source>
            <translation>Connecting: files are verified once it is known whom to trust.</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Limpar lista</source>
            <translation>Clear list</translation>
        </message>
        <message>
            <source>Escolher ficheiros</source>
            <translation>Choose files</translation>
        </message>
        <message>
            <source>Escolher ficheiros (Ctrl+O)</source>
            <translation>Choose files (Ctrl+O)</translation>
        </message>
        <message>
            <source>Largue aqui os PDF que quer verificar</source>
            <translation>Drop the PDFs to verify here</translation>
        </message>
        <message>
            <source>O Cunho diz quem assinou, quando, e se algo mudou depois. Os ficheiros não saem deste computador.</source>
            <translation>Cunho says who signed, when, and whether anything changed later. The files do not leave this computer.</translation>
        </message>
        <message>
            <source>Ficheiros a verificar</source>
            <translation>Files to verify</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Todos os ficheiros (*)</source>
            <translation>All files (*)</translation>
        </message>
    </context>
</TS>
