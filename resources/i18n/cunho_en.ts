<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="pt_PT">
    <context>
        <name>ActivationSteps</name>
        <message>
            <source>Quem assina</source>
            <translation>Who signs</translation>
        </message>
        <message>
            <source>Condições</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>Consentimento</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Dados da conta</source>
            <translation>Account data</translation>
        </message>
        <message>
            <source>Autenticação</source>
            <translation>Authentication</translation>
        </message>
        <message>
            <source>Certificado</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Pronto</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Quem assina?</source>
            <translation>Who signs?</translation>
        </message>
        <message>
            <source>Uma página para quem assina</source>
            <translation>A page for the signer</translation>
        </message>
        <message>
            <source>Empresário em nome individual</source>
            <translation>Sole trader</translation>
        </message>
        <message>
            <source>O que é preciso ter antes</source>
            <translation>What must be there beforehand</translation>
        </message>
        <message>
            <source>O que fica autorizado</source>
            <translation>What is authorised</translation>
        </message>
        <message>
            <source>Autenticação no Autenticação.gov</source>
            <translation>Authentication at Autenticação.gov</translation>
        </message>
        <message>
            <source>A abrir a conta</source>
            <translation>Opening the account</translation>
        </message>
        <message>
            <source>À espera do certificado</source>
            <translation>Waiting for the certificate</translation>
        </message>
        <message>
            <source>Está tudo pronto</source>
            <translation>Everything is ready</translation>
        </message>
        <message>
            <source>A assinatura de faturas do Estado é pessoal: o certificado traz o nome de quem assina e a empresa que representa. Só serve quem tem, no Autenticação.gov, o atributo «Assinatura de faturas eletrónicas» dessa empresa.

Se essa pessoa não é você, imprima a página de entrega. A ativação demora-lhe cerca de 5 minutos, e é preciso repeti-la de 45 em 45 dias.</source>
            <translation>The State’s invoice signature is personal: the certificate names the signer and the company represented. It has to be somebody who has, at Autenticação.gov, the attribute “Assinatura de faturas eletrónicas” of that company.

If that person is not you, print the hand-over page. The activation takes about 5 minutes of their time and has to be repeated every 45 days.</translation>
        </message>
        <message>
            <source>A página diz à outra pessoa o que preparar, com os mesmos passos desta lista. Não tem códigos nem palavras-passe.

Ninguém lhe deve pedir o PIN: quem assina escreve-o, na página do Estado.</source>
            <translation>The page tells the other person what to prepare, in the steps of this list. It has no codes and no passwords.

Nobody should ask for their PIN: the signer types it, in the State’s page.</translation>
        </message>
        <message>
            <source>O serviço exige um atributo empresarial, que só existe para sociedades. Se também é gerente de uma sociedade, essa sociedade pode ter conta: configure-a no Cunho com o NIPC dela.</source>
            <translation>The service demands a company attribute, which exists for companies only. If you also manage a company, that company can have an account: set it up in Cunho with its own NIPC.</translation>
        </message>
        <message>
            <source>Cada linha diz o que o Cunho sabe. «Só se sabe ao autenticar» não impede de continuar. O atributo demora dias a ser aprovado: peça-o já, e volte aqui depois.

O erro mais comum é pedir só a qualidade (gerente) e esquecer a opção «Assinatura de faturas eletrónicas».

Mudou de computador? A conta antiga continua a valer: cancele-a no portal, em Assinatura de Faturas.</source>
            <translation>Each line says what Cunho knows. “Known only at authentication” does not hold you up. The attribute takes days to be approved: ask for it now and come back later.

The most common mistake is to ask for the capacity alone (manager) and to forget the option “Assinatura de faturas eletrónicas”.

A new computer? The old account is still valid: cancel it in the portal, under Assinatura de Faturas.</translation>
        </message>
        <message>
            <source>O Cunho passa a poder assinar as faturas desta empresa sem lhe pedir nada de cada vez. Por isso o texto é mostrado inteiro e a aceitação fica registada, outra vez a cada renovação.

Pode retirar a autorização quando quiser: cancele a conta em Preferências.</source>
            <translation>Cunho becomes able to sign this company’s invoices without asking you each time. That is why the text is shown in full and your agreement recorded, anew at each renewal.

You can withdraw it whenever you like: cancel the account in Preferences.</translation>
        </message>
        <message>
            <source>O NIPC é o das suas faturas e não se muda aqui. A informação adicional distingue contas da mesma empresa, por exemplo por loja.

O Estado aceita no máximo 45 dias. O limite protege-o: depois de atingido nada mais é assinado até renovar.</source>
            <translation>The NIPC is that of your invoices and is not changed here. The additional information tells accounts of one company apart, for instance by shop.

The State allows 45 days at most. The limit protects you: once it is reached nothing more is signed until you renew.</translation>
        </message>
        <message>
            <source>A página é do Estado. O endereço tem de ser autenticacao.gov.pt; o Cunho não deixa abrir outro.

Se nada aparecer em meio minuto, cancele e tente de novo. Um filtro de HTTPS da empresa pode impedir a ligação: o Cunho não a força.</source>
            <translation>The page is the State’s. Its address has to be autenticacao.gov.pt; Cunho opens no other.

If nothing appears within half a minute, cancel and try again. A company’s HTTPS filter may stand in the way: Cunho does not force the connection.</translation>
        </message>
        <message>
            <source>O Estado pede uma pausa de 15 segundos e depois emite o certificado, em geral em menos de 2 minutos. Pode fechar: nada se perde.

Passados 10 minutos considere o pedido preso: cancele-o no portal e recomece.</source>
            <translation>The State asks for a pause of 15 seconds and then issues the certificate, mostly in less than 2 minutes. You may close: nothing is lost.

After 10 minutes take the request as stuck: cancel it in the portal and start again.</translation>
        </message>
        <message>
            <source>A conta termina na data indicada e não se prolonga: renova-se, repetindo a autenticação. O Cunho avisa 15, 7, 3 e 1 dias antes.

Guarde o lembrete no calendário de quem assina, que pode não abrir o Cunho todos os dias.</source>
            <translation>The account ends on the date shown and is not prolonged: it is renewed by authenticating again. Cunho warns 15, 7, 3 and 1 days before.

Keep the reminder in the calendar of the signer, who may not open Cunho every day.</translation>
        </message>
    </context>
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
        <message>
            <source>Este ficheiro está protegido</source>
            <translation>This file is protected</translation>
        </message>
        <message>
            <source>Escreva a palavra-passe do ficheiro.</source>
            <translation>Type the file's password.</translation>
        </message>
    </context>
    <context>
        <name>CitizenCard</name>
        <message>
            <source>%1
Certificado até %2</source>
            <translation>%1
Certificate until %2</translation>
        </message>
        <message>
            <source>hoje</source>
            <translation>today</translation>
        </message>
        <message>
            <source>amanhã</source>
            <translation>tomorrow</translation>
        </message>
        <message numerus="yes">
            <source>dentro de %n dia(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>Sem cartão</source>
            <translation>No card</translation>
        </message>
        <message>
            <source>Insira o Cartão de Cidadão no leitor para assinar com ele.</source>
            <translation>Put the Citizen Card into the reader to sign with it.</translation>
        </message>
        <message>
            <source>A ler o cartão…</source>
            <translation>Reading the card…</translation>
        </message>
        <message>
            <source>Não o retire.</source>
            <translation>Do not take it out.</translation>
        </message>
        <message>
            <source>Cartão pronto</source>
            <translation>Card ready</translation>
        </message>
        <message>
            <source>Certificado acaba em breve</source>
            <translation>Certificate ends soon</translation>
        </message>
        <message>
            <source>%1. Termina %2: peça já um cartão novo.</source>
            <translation>%1. It ends %2: apply for a new card now.</translation>
        </message>
        <message>
            <source>Ver datas</source>
            <translation>See dates</translation>
        </message>
        <message>
            <source>Certificado expirado</source>
            <translation>Certificate expired</translation>
        </message>
        <message>
            <source>O cartão já não assina. Peça um novo.</source>
            <translation>The card signs no more. Apply for a new one.</translation>
        </message>
        <message>
            <source>O que fazer</source>
            <translation>What to do</translation>
        </message>
        <message>
            <source>PIN bloqueado</source>
            <translation>PIN blocked</translation>
        </message>
        <message>
            <source>O PIN de assinatura tem de ser desbloqueado.</source>
            <translation>The signature PIN has to be unblocked.</translation>
        </message>
        <message>
            <source>Cartão por ativar</source>
            <translation>Card not activated</translation>
        </message>
        <message>
            <source>Este cartão ainda não pode assinar.</source>
            <translation>This card cannot sign yet.</translation>
        </message>
        <message>
            <source>Cartão de outra pessoa</source>
            <translation>Another person’s card</translation>
        </message>
        <message>
            <source>É de %1; a conta é de %2.</source>
            <translation>It is %1’s; the account is %2’s.</translation>
        </message>
        <message>
            <source>Ver cartão</source>
            <translation>See card</translation>
        </message>
        <message>
            <source>Outro cartão</source>
            <translation>Another kind of card</translation>
        </message>
        <message>
            <source>Não é um Cartão de Cidadão. Troque-o.</source>
            <translation>It is no Citizen Card. Change it.</translation>
        </message>
        <message>
            <source>Cartão sem contacto</source>
            <translation>Card without contact</translation>
        </message>
        <message>
            <source>Insira-o num leitor de contacto, com o chip para dentro.</source>
            <translation>Put it into a contact reader, chip first.</translation>
        </message>
        <message>
            <source>Vire o cartão</source>
            <translation>Turn the card over</translation>
        </message>
        <message>
            <source>O chip está atrás e entra primeiro.</source>
            <translation>The chip is on the back and goes in first.</translation>
        </message>
        <message>
            <source>Cartão ocupado</source>
            <translation>Card in use</translation>
        </message>
        <message>
            <source>Outro programa está a usá-lo. Feche-o ou espere.</source>
            <translation>Another program is using it. Close that, or wait.</translation>
        </message>
        <message>
            <source>Cartão por ler</source>
            <translation>Card not read</translation>
        </message>
        <message>
            <source>Retire-o e volte a inseri-lo.</source>
            <translation>Take it out and put it in again.</translation>
        </message>
        <message>
            <source>A procurar leitores…</source>
            <translation>Looking for readers…</translation>
        </message>
        <message>
            <source>Sem serviço de cartões</source>
            <translation>No card service</translation>
        </message>
        <message>
            <source>Só faz falta para assinar com o Cartão de Cidadão.</source>
            <translation>It is needed only to sign with the Citizen Card.</translation>
        </message>
        <message>
            <source>Sem leitor de cartões</source>
            <translation>No card reader</translation>
        </message>
        <message>
            <source>Ligue um para assinar com o Cartão de Cidadão.</source>
            <translation>Connect one to sign with the Citizen Card.</translation>
        </message>
        <message>
            <source>O que verificar</source>
            <translation>What to check</translation>
        </message>
        <message numerus="yes">
            <source>%n cartão(ões) inserido(s)</source>
            <translation>
                <numerusform>%n card inserted</numerusform>
                <numerusform>%n cards inserted</numerusform>
            </translation>
        </message>
        <message>
            <source>Escolha o leitor, ou deixe só um cartão.</source>
            <translation>Choose the reader, or leave one card only.</translation>
        </message>
        <message>
            <source>Ver cartões</source>
            <translation>See cards</translation>
        </message>
        <message>
            <source>Cartão</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Não há cartão. Insira-o com o chip para dentro.</source>
            <translation>There is no card. Put it in, chip first.</translation>
        </message>
        <message>
            <source>Cartão de Cidadão (%1) de %2, número %3.</source>
            <translation>Citizen Card (%1) of %2, number %3.</translation>
        </message>
        <message>
            <source>Titular</source>
            <translation>Holder</translation>
        </message>
        <message>
            <source>Só se sabe depois de ler o cartão.</source>
            <translation>Known only once the card is read.</translation>
        </message>
        <message>
            <source>É o cartão de %1, titular da conta de assinatura.</source>
            <translation>It is the card of %1, the holder of the signing account.</translation>
        </message>
        <message>
            <source>A conta de assinatura é de %1 e este cartão não. Insira o cartão de %1, ou confirme que é esta pessoa quem deve assinar.</source>
            <translation>The signing account is %1’s and this card is not. Put in %1’s card, or make sure that this person is the one to sign.</translation>
        </message>
        <message>
            <source>Ativação da assinatura</source>
            <translation>Activation of the signature</translation>
        </message>
        <message>
            <source>A assinatura do cartão está ativa.</source>
            <translation>The card’s signature is active.</translation>
        </message>
        <message numerus="yes">
            <source>Resta(m) %n tentativa(s).</source>
            <translation>
                <numerusform>%n try left.</numerusform>
                <numerusform>%n tries left.</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN de assinatura</source>
            <translation>Signature PIN</translation>
        </message>
        <message>
            <source>O cartão não diz quantas tentativas restam.</source>
            <translation>The card does not tell how many tries are left.</translation>
        </message>
        <message>
            <source>Confirme o PIN na carta dos códigos: se errar, fica bloqueado.</source>
            <translation>Check the PIN in the letter with the codes: a wrong one blocks it.</translation>
        </message>
        <message>
            <source>Um PIN certo repõe as três.</source>
            <translation>A right PIN restores all three.</translation>
        </message>
        <message>
            <source>Expirou em %1. Peça um cartão novo; o que já foi assinado continua válido.</source>
            <translation>Expired on %1. Apply for a new card; what was signed stays valid.</translation>
        </message>
        <message>
            <source>Só é válido a partir de %1. Confirme a data deste computador.</source>
            <translation>Valid only from %1. Check this computer’s date.</translation>
        </message>
        <message>
            <source>Válido até %1: termina %2. Peça já um cartão novo.</source>
            <translation>Valid until %1: it ends %2. Apply for a new card now.</translation>
        </message>
        <message>
            <source>Válido até %1.</source>
            <translation>Valid until %1.</translation>
        </message>
        <message>
            <source>Serviço de cartões</source>
            <translation>Card service</translation>
        </message>
        <message>
            <source>A procurar…</source>
            <translation>Looking…</translation>
        </message>
        <message>
            <source>O serviço de cartões do computador está a funcionar.</source>
            <translation>The computer’s card service is running.</translation>
        </message>
        <message>
            <source>Leitor e controlador</source>
            <translation>Reader and driver</translation>
        </message>
        <message>
            <source>Só se sabe quando o serviço de cartões funcionar.</source>
            <translation>Known only when the card service is running.</translation>
        </message>
        <message>
            <source>Não se vê nenhum leitor. Ligue-o por USB; se já está ligado, experimente outra entrada e peça a quem gere o computador que instale o controlador (libccid, ou o do fabricante).</source>
            <translation>No reader is seen. Connect it by USB; if it is connected, try another port and ask whoever looks after the computer to install the driver (libccid, or the maker’s).</translation>
        </message>
        <message>
            <source>%1 (com teclado)</source>
            <translation>%1 (with keys)</translation>
        </message>
        <message numerus="yes">
            <source>%n leitor(es): %1.</source>
            <translation>
                <numerusform>%n reader: %1.</numerusform>
                <numerusform>%n readers: %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Bem</source>
            <translation>Well</translation>
        </message>
        <message>
            <source>Atenção</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>A resolver</source>
            <translation>To be solved</translation>
        </message>
        <message>
            <source>Não se sabe</source>
            <translation>Not known</translation>
        </message>
        <message>
            <source>Certificado de assinatura</source>
            <translation>Signature certificate</translation>
        </message>
        <message>
            <source>Certificado de autenticação</source>
            <translation>Authentication certificate</translation>
        </message>
    </context>
    <context>
        <name>EditorTitle</name>
        <message>
            <source>Rascunho de %1</source>
            <translation>Draft: %1</translation>
        </message>
        <message>
            <source>Novo %1</source>
            <comment>of the male gender</comment>
            <translation>New %1</translation>
        </message>
        <message>
            <source>Nova %1</source>
            <translation>New %1</translation>
        </message>
    </context>
    <context>
        <name>EnvironmentText</name>
        <message>
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Pré-produção</source>
            <translation>Pre-production</translation>
        </message>
        <message>
            <source>Produção</source>
            <translation>Production</translation>
        </message>
        <message>
            <source>Um ensaio neste computador: nada chega ao Estado e nada tem valor legal. Não precisa de credenciais.</source>
            <translation>A rehearsal on this computer: nothing reaches the State and nothing has legal value. It needs no credentials.</translation>
        </message>
        <message>
            <source>Os serviços de teste do Estado: o que aqui se assina não tem valor legal.</source>
            <translation>The State’s test services: what is signed here has no legal value.</translation>
        </message>
        <message>
            <source>Os serviços do Estado: o que aqui se assina tem valor legal.</source>
            <translation>The State’s services: what is signed here has legal value.</translation>
        </message>
    </context>
    <context>
        <name>FactsText</name>
        <message>
            <source>Documento de formação: sem valor fiscal</source>
            <translation>Training document: without fiscal value</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>A pagar</source>
            <translation>Payable</translation>
        </message>
        <message>
            <source>Por receber</source>
            <translation>To be received</translation>
        </message>
        <message>
            <source>Vence</source>
            <translation>Due</translation>
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
            <source>este documento não se assina</source>
            <translation>this document is not signed</translation>
        </message>
        <message>
            <source>depois do código da AT</source>
            <translation>after the AT code</translation>
        </message>
        <message>
            <source>pendente</source>
            <translation>pending</translation>
        </message>
        <message>
            <source>Transporte</source>
            <translation>Transport</translation>
        </message>
        <message>
            <source>Código da AT</source>
            <translation>AT code</translation>
        </message>
        <message>
            <source>falta: ainda não pode acompanhar os bens</source>
            <translation>missing: it may not go with the goods yet</translation>
        </message>
        <message>
            <source>Sobre</source>
            <translation>Over</translation>
        </message>
        <message>
            <source>Vem de</source>
            <translation>Comes from</translation>
        </message>
        <message>
            <source>Recebe</source>
            <translation>Receives</translation>
        </message>
        <message>
            <source>Notas</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Recibos</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Cliente</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>ainda não confirmou</source>
            <translation>has not confirmed yet</translation>
        </message>
        <message>
            <source>confirmou em %1: %2</source>
            <translation>confirmed on %1: %2</translation>
        </message>
        <message>
            <source>Anulado</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Anulada</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Faturado</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Faturada</source>
            <translation>Invoiced</translation>
        </message>
    </context>
    <context>
        <name>FiscalRegions</name>
        <message>
            <source>Continente</source>
            <translation>Mainland</translation>
        </message>
        <message>
            <source>Açores</source>
            <translation>Azores</translation>
        </message>
        <message>
            <source>Madeira</source>
            <translation>Madeira</translation>
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
        <name>ListText</name>
        <message>
            <source>N.º %1</source>
            <translation>No. %1</translation>
        </message>
        <message>
            <source>emitida em %1</source>
            <translation>issued on %1</translation>
        </message>
        <message numerus="yes">
            <source>diz quem assina %n lista(s)</source>
            <translation>
                <numerusform>names the signers of %n list</numerusform>
                <numerusform>names the signers of %n lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n serviço(s) qualificado(s)</source>
            <translation>
                <numerusform>%n qualified service</numerusform>
                <numerusform>%n qualified services</numerusform>
            </translation>
        </message>
        <message>
            <source>Assinada por: %1</source>
            <translation>Signed by: %1</translation>
        </message>
        <message>
            <source>Desatualizada desde %1: só diz o que era qualificado até esse dia. Importe a lista nova.</source>
            <translation>Out of date since %1: it only tells what was qualified until that day. Import the new list.</translation>
        </message>
        <message>
            <source>Atual. A próxima sai até %1.</source>
            <translation>Current. The next one is due by %1.</translation>
        </message>
        <message>
            <source>Encerrada: não vai haver outra.</source>
            <translation>Closed: there will be no other.</translation>
        </message>
        <message>
            <source>Portugal (PT)</source>
            <translation>Portugal (PT)</translation>
        </message>
        <message>
            <source>União Europeia (EU): lista das listas</source>
            <translation>European Union (EU): list of lists</translation>
        </message>
    </context>
    <context>
        <name>MonthWords</name>
        <message>
            <source>Alterado depois</source>
            <translation>Changed since</translation>
        </message>
        <message>
            <source>Comunicado</source>
            <translation>Handed over</translation>
        </message>
        <message>
            <source>A decorrer</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>Até %1</source>
            <translation>By %1</translation>
        </message>
        <message>
            <source>Em atraso</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Comunicado em %1, mas há documentos ou anulações depois disso: exporte e comunique de novo.</source>
            <translation>Handed over on %1, but there are documents or cancellations since: export and hand it over again.</translation>
        </message>
        <message>
            <source>Declarado sem documentos em %1.</source>
            <translation>Declared without documents on %1.</translation>
        </message>
        <message>
            <source>Comunicado em %1 com o ficheiro %2.</source>
            <translation>Handed over on %1 with the file %2.</translation>
        </message>
        <message>
            <source>O mês ainda não acabou. Comunica-se até %1.</source>
            <translation>The month is not over yet. It is due by %1.</translation>
        </message>
        <message>
            <source>Devia ter sido comunicado até %1. Comunique-o assim que puder.</source>
            <translation>It was due by %1. Hand it over as soon as you can.</translation>
        </message>
        <message>
            <source>Por comunicar até %1 (DL 198/2012, artigo 3.º).</source>
            <translation>To be handed over by %1 (DL 198/2012, article 3).</translation>
        </message>
        <message>
            <source>Sem documentos: declare-o no Portal das Finanças até %1.</source>
            <translation>No documents: declare so on the tax portal by %1.</translation>
        </message>
        <message numerus="yes">
            <source>Há %n mês(es) por comunicar à Autoridade Tributária fora do prazo.</source>
            <translation>
                <numerusform>%n month is overdue at the Tax Authority.</numerusform>
                <numerusform>%n months are overdue at the Tax Authority.</numerusform>
            </translation>
        </message>
        <message>
            <source>Por comunicar à Autoridade Tributária, fora do prazo: %1.</source>
            <translation>Overdue at the Tax Authority: %1.</translation>
        </message>
        <message>
            <source>Comunique %1 à Autoridade Tributária até %2.</source>
            <translation>Hand %1 over to the Tax Authority by %2.</translation>
        </message>
    </context>
    <context>
        <name>NifWords</name>
        <message>
            <source>pessoa singular não residente</source>
            <translation>non-resident individual</translation>
        </message>
        <message>
            <source>pessoa singular</source>
            <translation>individual</translation>
        </message>
        <message>
            <source>pessoa coletiva</source>
            <translation>company or other legal person</translation>
        </message>
        <message>
            <source>administração pública</source>
            <translation>public administration</translation>
        </message>
        <message>
            <source>herança, fundo ou entidade não residente</source>
            <translation>inheritance, fund or non-resident entity</translation>
        </message>
        <message>
            <source>empresário em nome individual</source>
            <translation>sole trader</translation>
        </message>
        <message>
            <source>condomínio, sociedade irregular ou entidade equiparada</source>
            <translation>condominium, irregular partnership or the like</translation>
        </message>
        <message>
            <source>Sem NIF, as faturas saem a consumidor final.</source>
            <translation>Without a tax number, invoices go to a final consumer.</translation>
        </message>
        <message>
            <source>Número fiscal de %1, sem o prefixo do país; não se confere aqui.</source>
            <translation>Tax number of %1, without the country prefix; not checked here.</translation>
        </message>
        <message>
            <source>Um NIF português tem nove algarismos.</source>
            <translation>A Portuguese tax number has nine digits.</translation>
        </message>
        <message>
            <source>Não confere: o algarismo de controlo ou o prefixo está errado.</source>
            <translation>It does not check: the check digit or the prefix is wrong.</translation>
        </message>
        <message>
            <source>É o número do consumidor final.</source>
            <translation>It is the final consumer's number.</translation>
        </message>
        <message>
            <source>Confere: %1.</source>
            <translation>It checks: %1.</translation>
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
        <message>
            <source>Documento %1 do recibo</source>
            <translation>Document %1 of the receipt</translation>
        </message>
        <message>
            <source>retenção</source>
            <translation>withholding</translation>
        </message>
        <message>
            <source>Preços</source>
            <translation>Prices</translation>
        </message>
        <message>
            <source>Data da operação</source>
            <translation>Date of supply</translation>
        </message>
        <message>
            <source>Vencimento</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Pagamento</source>
            <translation>Payment</translation>
        </message>
        <message>
            <source>Observações</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Desconto global</source>
            <translation>Global discount</translation>
        </message>
        <message>
            <source>Moeda</source>
            <translation>Currency</translation>
        </message>
        <message>
            <source>Câmbio</source>
            <translation>Exchange rate</translation>
        </message>
        <message>
            <source>Língua do documento</source>
            <translation>Language of the document</translation>
        </message>
        <message>
            <source>Autofaturação</source>
            <translation>Self-billing</translation>
        </message>
        <message>
            <source>Tipo de documento</source>
            <translation>Document type</translation>
        </message>
        <message>
            <source>Documentos do recibo</source>
            <translation>Documents of the receipt</translation>
        </message>
        <message>
            <source>Local de carga</source>
            <translation>Place of loading</translation>
        </message>
        <message>
            <source>Local de descarga</source>
            <translation>Place of unloading</translation>
        </message>
        <message>
            <source>Fim do transporte</source>
            <translation>End of the transport</translation>
        </message>
        <message>
            <source>Matrícula</source>
            <translation>Registration</translation>
        </message>
        <message>
            <source>Início do transporte</source>
            <translation>Start of the transport</translation>
        </message>
        <message>
            <source>Retenção na fonte</source>
            <translation>Withholding</translation>
        </message>
        <message>
            <source>Documento recuperado</source>
            <translation>Recovered document</translation>
        </message>
    </context>
    <context>
        <name>Prerequisites</name>
        <message>
            <source>Chave Móvel Digital ativa</source>
            <translation>Chave Móvel Digital active</translation>
        </message>
        <message>
            <source>Já entra em sítios do Estado com a Chave Móvel Digital?</source>
            <translation>Do you already enter the State’s sites with the Chave Móvel Digital?</translation>
        </message>
        <message>
            <source>Leitor e Cartão de Cidadão</source>
            <translation>Reader and Citizen Card</translation>
        </message>
        <message>
            <source>Tem o leitor ligado, o cartão inserido e o plugin Autenticação.Gov instalado?</source>
            <translation>Is the reader connected, the card inserted and the Autenticação.Gov plug-in installed?</translation>
        </message>
        <message>
            <source>Nenhuma conta anterior deste programa</source>
            <translation>No earlier account of this program</translation>
        </message>
        <message>
            <source>É a primeira vez que ativa a assinatura desta empresa no Cunho? Se mudou de computador, cancele antes a conta antiga no portal.</source>
            <translation>Is this the first time that you activate this company’s signature in Cunho? After a change of computer, first cancel the old account in the portal.</translation>
        </message>
        <message>
            <source>Qualidade na empresa</source>
            <translation>Capacity in the company</translation>
        </message>
        <message>
            <source>O seu atributo de gerente, administrador, diretor ou procurador desta empresa está ativo?</source>
            <translation>Is your attribute of manager, administrator, director or proxy of this company active?</translation>
        </message>
        <message>
            <source>Atributo «Assinatura de faturas eletrónicas»</source>
            <translation>Attribute “Assinatura de faturas eletrónicas”</translation>
        </message>
        <message>
            <source>É outra opção do mesmo pedido, fácil de esquecer. Está ativo para esta empresa?</source>
            <translation>It is another option of the same request, easily forgotten. Is it active for this company?</translation>
        </message>
        <message>
            <source>Os códigos, sem os trocar</source>
            <translation>The codes, not mixed up</translation>
        </message>
        <message>
            <source>Sabe qual vai usar? Três erros bloqueiam-no.</source>
            <translation>Do you know which one you will use? Three mistakes block it.</translation>
        </message>
        <message>
            <source>Assinatura da Chave Móvel Digital</source>
            <translation>Signature of the Chave Móvel Digital</translation>
        </message>
        <message>
            <source>A sua CMD também assina documentos? Não é precisa para as faturas; serve para assinar outros PDF.</source>
            <translation>Does your CMD sign documents, too? It is not needed for invoices; it serves to sign other PDFs.</translation>
        </message>
        <message>
            <source>Disse que sim</source>
            <translation>You said yes</translation>
        </message>
        <message>
            <source>Confirmado</source>
            <translation>Confirmed</translation>
        </message>
        <message>
            <source>Aviso</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Falta</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Só se sabe ao autenticar</source>
            <translation>Known only at authentication</translation>
        </message>
        <message>
            <source>Diga-nos</source>
            <translation>Tell us</translation>
        </message>
        <message>
            <source>Pendente</source>
            <translation>Pending</translation>
        </message>
        <message>
            <source>Pedido pendente desde %1.</source>
            <translation>Request pending since %1.</translation>
        </message>
        <message>
            <source>Terminou em %1.</source>
            <translation>Ended on %1.</translation>
        </message>
        <message>
            <source>Ativo até %1.</source>
            <translation>Active until %1.</translation>
        </message>
    </context>
    <context>
        <name>QrWords</name>
        <message>
            <source>Código QR</source>
            <translation>QR code</translation>
        </message>
        <message>
            <source>Só foram vistas %1 das %2 páginas: a primeira, a última e as que se seguem.</source>
            <translation>Only %1 of %2 pages were looked at: the first, the last and those that follow.</translation>
        </message>
        <message>
            <source>Página %1</source>
            <translation>Page %1</translation>
        </message>
        <message>
            <source>Não lido</source>
            <translation>Not read</translation>
        </message>
        <message>
            <source>Sem QR</source>
            <translation>No QR code</translation>
        </message>
        <message>
            <source>Sem QR fiscal</source>
            <translation>No fiscal QR code</translation>
        </message>
        <message>
            <source>Não há nenhum código QR nas páginas vistas.</source>
            <translation>There is no QR code on the pages looked at.</translation>
        </message>
        <message>
            <source>Há um código QR, mas não é o de um documento fiscal.</source>
            <translation>There is a QR code, but not that of a fiscal document.</translation>
        </message>
        <message>
            <source>documento %1 de %2, do NIF %3, total %4</source>
            <translation>document %1 of %2, of tax number %3, total %4</translation>
        </message>
        <message>
            <source>Igual ao documento</source>
            <translation>Equal to the document</translation>
        </message>
        <message>
            <source>QR lido e igual ao documento que está guardado aqui: %1.</source>
            <translation>QR code read and equal to the document that is kept here: %1.</translation>
        </message>
        <message>
            <source>QR lido e igual à fatura anexa %1: %2.</source>
            <translation>QR code read and equal to the attached invoice %1: %2.</translation>
        </message>
        <message>
            <source>Diferente</source>
            <translation>Different</translation>
        </message>
        <message>
            <source>O QR não condiz com o documento. Diz: %1.</source>
            <translation>The QR code does not fit the document. It says: %1.</translation>
        </message>
        <message>
            <source>Não confie na impressão: confirme o documento com quem o emitiu.</source>
            <translation>Do not rely on the print: check the document with its issuer.</translation>
        </message>
        <message>
            <source>Com erros</source>
            <translation>With errors</translation>
        </message>
        <message>
            <source>QR lido, com erros. Diz: %1.</source>
            <translation>QR code read, with errors. It says: %1.</translation>
        </message>
        <message>
            <source>Lido</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>QR lido: %1.</source>
            <translation>QR code read: %1.</translation>
        </message>
        <message>
            <source>Está bem formado. Não há aqui um documento com que o comparar.</source>
            <translation>It is well formed. There is no document here to compare it with.</translation>
        </message>
        <message>
            <source>outro código: %1</source>
            <translation>another code: %1</translation>
        </message>
        <message>
            <source>DIFERENTE · %1: no QR «%2», no documento «%3»</source>
            <translation>DIFFERENT · %1: in the QR code “%2”, in the document “%3”</translation>
        </message>
    </context>
    <context>
        <name>RowText</name>
        <message>
            <source>À espera</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>A ler</source>
            <translation>Reading</translation>
        </message>
        <message>
            <source>Pronto</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>A assinar</source>
            <translation>Signing</translation>
        </message>
        <message>
            <source>A selar</source>
            <translation>Time-stamping</translation>
        </message>
        <message>
            <source>Assinado</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>LTV pendente</source>
            <translation>LTV pending</translation>
        </message>
        <message>
            <source>Com problema</source>
            <translation>With a problem</translation>
        </message>
        <message>
            <source>Cancelado</source>
            <translation>Cancelled</translation>
        </message>
        <message numerus="yes">
            <source>%n assinatura(s)</source>
            <translation>
                <numerusform>%n signature</numerusform>
                <numerusform>%n signatures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n válida(s)</source>
            <translation>
                <numerusform>%n valid</numerusform>
                <numerusform>%n valid</numerusform>
            </translation>
        </message>
        <message>
            <source>Alterado</source>
            <translation>Altered</translation>
        </message>
        <message>
            <source>Não válida</source>
            <translation>Not valid</translation>
        </message>
        <message>
            <source>Por confirmar</source>
            <translation>Not confirmed</translation>
        </message>
        <message numerus="yes">
            <source>%n página(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message>
            <source>já assinado: %1</source>
            <translation>signed already: %1</translation>
        </message>
    </context>
    <context>
        <name>SignText</name>
        <message>
            <source>Cartão de Cidadão</source>
            <translation>Citizen Card</translation>
        </message>
        <message>
            <source>Chave Móvel Digital</source>
            <translation>Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Token criptográfico (PKCS#11)</source>
            <translation>Cryptographic token (PKCS#11)</translation>
        </message>
        <message>
            <source>Só a assinatura (B-B)</source>
            <translation>The signature alone (B-B)</translation>
        </message>
        <message>
            <source>Com selo temporal (B-T)</source>
            <translation>With a time-stamp (B-T)</translation>
        </message>
        <message>
            <source>Com provas de validade (B-LT)</source>
            <translation>With proofs of validity (B-LT)</translation>
        </message>
        <message>
            <source>Para durar anos (B-LTA)</source>
            <translation>To last for years (B-LTA)</translation>
        </message>
        <message>
            <source>Vale enquanto o certificado valer; nada prova quando foi feita.</source>
            <translation>Valid while the certificate is; nothing proves when it was made.</translation>
        </message>
        <message>
            <source>Um selo temporal prova que a assinatura já existia nessa altura.</source>
            <translation>A time-stamp proves that the signature existed at that time.</translation>
        </message>
        <message>
            <source>Leva consigo o que é preciso para a verificar sem perguntar a ninguém.</source>
            <translation>Carries what is needed to verify it without asking anybody.</translation>
        </message>
        <message>
            <source>Leva as provas e um selo temporal sobre elas: verifica-se daqui a muitos anos.</source>
            <translation>Carries the proofs and a time-stamp over them: it can be verified many years from now.</translation>
        </message>
        <message>
            <source>Sou a origem do documento</source>
            <translation>I am the origin of the document</translation>
        </message>
        <message>
            <source>Recebi o documento</source>
            <translation>I received the document</translation>
        </message>
        <message>
            <source>Entreguei o documento</source>
            <translation>I delivered the document</translation>
        </message>
        <message>
            <source>Enviei o documento</source>
            <translation>I sent the document</translation>
        </message>
        <message>
            <source>Aprovo o documento</source>
            <translation>I approve the document</translation>
        </message>
        <message>
            <source>Criei o documento</source>
            <translation>I created the document</translation>
        </message>
        <message>
            <source>Nome, empresa e motivo</source>
            <translation>Name, company and reason</translation>
        </message>
        <message>
            <source>Com número de identificação</source>
            <translation>With identification number</translation>
        </message>
        <message>
            <source>Com atributos profissionais</source>
            <translation>With professional attributes</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message>
            <source>sem selo temporal</source>
            <translation>no time-stamp</translation>
        </message>
        <message>
            <source>com selo temporal</source>
            <translation>with a time-stamp</translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora</source>
            <translation>
                <numerusform>%n time-stamp now</numerusform>
                <numerusform>%n time-stamps now</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora, %1 mais tarde</source>
            <translation>
                <numerusform>%n time-stamp now, %1 later</numerusform>
                <numerusform>%n time-stamps now, %1 later</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora, %1 mais tarde, a partir de %2</source>
            <translation>
                <numerusform>%n time-stamp now, %1 later, from %2 on</numerusform>
                <numerusform>%n time-stamps now, %1 later, from %2 on</numerusform>
            </translation>
        </message>
        <message>
            <source>Assina-se com %1</source>
            <translation>Signed with %1</translation>
        </message>
        <message>
            <source>Assina %1 com %2</source>
            <translation>%1 signs with %2</translation>
        </message>
        <message>
            <source>pede o PIN e um código do telemóvel</source>
            <translation>asks for the PIN and a code from the phone</translation>
        </message>
        <message>
            <source>pede o PIN uma vez</source>
            <translation>asks for the PIN once</translation>
        </message>
        <message>
            <source>pede o PIN e um código para cada ficheiro</source>
            <translation>asks for the PIN and a code for each file</translation>
        </message>
        <message>
            <source>pede o PIN para cada ficheiro</source>
            <translation>asks for the PIN for each file</translation>
        </message>
        <message>
            <source>um só PIN e um só código para todos</source>
            <translation>one PIN and one code for all of them</translation>
        </message>
        <message>
            <source>um só PIN para todos</source>
            <translation>one PIN for all of them</translation>
        </message>
        <message numerus="yes">
            <source>pede PIN e código %n vez(es), até %1 ficheiros de cada vez</source>
            <translation>
                <numerusform>asks for PIN and code %n time, up to %1 files at a time</numerusform>
                <numerusform>asks for PIN and code %n times, up to %1 files at a time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>pede o PIN %n vez(es), até %1 ficheiros de cada vez</source>
            <translation>
                <numerusform>asks for the PIN %n time, up to %1 files at a time</numerusform>
                <numerusform>asks for the PIN %n times, up to %1 files at a time</numerusform>
            </translation>
        </message>
        <message>
            <source>Assinar</source>
            <translation>Sign</translation>
        </message>
        <message numerus="yes">
            <source>Assinar %n ficheiro(s)</source>
            <translation>
                <numerusform>Sign %n file</numerusform>
                <numerusform>Sign %n files</numerusform>
            </translation>
        </message>
        <message>
            <source>faltam segundos</source>
            <translation>a few seconds left</translation>
        </message>
        <message numerus="yes">
            <source>falta cerca de %n segundo(s)</source>
            <translation>
                <numerusform>about %n second left</numerusform>
                <numerusform>about %n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>falta cerca de %n minuto(s)</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>falta mais de %n hora(s)</source>
            <translation>
                <numerusform>more than %n hour left</numerusform>
                <numerusform>more than %n hours left</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 de %2 ficheiros</source>
            <translation>%1 of %2 files</translation>
        </message>
        <message numerus="yes">
            <source>%n assinado(s)</source>
            <translation>
                <numerusform>%n signed</numerusform>
                <numerusform>%n signed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n com LTV pendente</source>
            <translation>
                <numerusform>%n with LTV pending</numerusform>
                <numerusform>%n with LTV pending</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n com problema</source>
            <translation>
                <numerusform>%n with a problem</numerusform>
                <numerusform>%n with problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cancelado(s)</source>
            <translation>
                <numerusform>%n cancelled</numerusform>
                <numerusform>%n cancelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) não é/são PDF</source>
            <translation>
                <numerusform>%n file is no PDF</numerusform>
                <numerusform>%n files are no PDFs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n já estava(m) na lista</source>
            <translation>
                <numerusform>%n was in the list already</numerusform>
                <numerusform>%n were in the list already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficou/ficaram de fora</source>
            <translation>
                <numerusform>%n was left out</numerusform>
                <numerusform>%n were left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ficou/Ficaram %n ficheiro(s) por assinar, de %1</source>
            <translation>
                <numerusform>%n file was left to be signed, from %1</numerusform>
                <numerusform>%n files were left to be signed, from %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Outra janela do Cunho tem em mãos o lote de %1. O que ela deixar continua aqui.</source>
            <translation>Another window of Cunho is busy with the batch of %1. What it leaves goes on here.</translation>
        </message>
    </context>
    <context>
        <name>SigningAccounts</name>
        <message>
            <source>A abrir</source>
            <translation>Opening</translation>
        </message>
        <message>
            <source>Espera o certificado</source>
            <translation>Waits for its certificate</translation>
        </message>
        <message>
            <source>Ativa</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Precisa de renovação</source>
            <translation>Needs renewal</translation>
        </message>
        <message>
            <source>Terminada</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Cancelada</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Não foi aberta</source>
            <translation>Was not opened</translation>
        </message>
        <message>
            <source>hoje</source>
            <translation>today</translation>
        </message>
        <message>
            <source>amanhã</source>
            <translation>tomorrow</translation>
        </message>
        <message numerus="yes">
            <source>em %n dia(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>A assinatura termina %1.</source>
            <translation>The signature ends %1.</translation>
        </message>
        <message>
            <source>A assinatura terminou. As faturas emitem-se e ficam por assinar.</source>
            <translation>The signature has ended. Invoices are issued and stay to be signed.</translation>
        </message>
        <message>
            <source>A autorização terminou. Renove a assinatura.</source>
            <translation>The authorisation has ended. Renew the signature.</translation>
        </message>
        <message>
            <source>Já usou pelo menos %1 das %2 assinaturas.</source>
            <translation>At least %1 of the %2 signatures are used.</translation>
        </message>
        <message>
            <source>Atingiu o limite de %1 assinaturas.</source>
            <translation>The limit of %1 signatures is reached.</translation>
        </message>
        <message>
            <source>O atributo «Assinatura de faturas eletrónicas» termina %1, e a conta com ele.</source>
            <translation>The attribute “Assinatura de faturas eletrónicas” ends %1, and the account with it.</translation>
        </message>
        <message>
            <source>Renovar com mais</source>
            <translation>Renew with more</translation>
        </message>
        <message>
            <source>Ver atributos</source>
            <translation>See attributes</translation>
        </message>
        <message>
            <source>Renovar</source>
            <translation>Renew</translation>
        </message>
    </context>
    <context>
        <name>SigningSteps</name>
        <message>
            <source>A desenhar o documento…</source>
            <translation>Drawing the document…</translation>
        </message>
        <message>
            <source>A preparar a assinatura…</source>
            <translation>Preparing the signature…</translation>
        </message>
        <message>
            <source>A assinar; demora alguns segundos…</source>
            <translation>Signing; this takes a few seconds…</translation>
        </message>
        <message>
            <source>A pedir o certificado à Chave Móvel Digital…</source>
            <translation>Asking the Chave Móvel Digital for the certificate…</translation>
        </message>
        <message>
            <source>A pedir a assinatura à Chave Móvel Digital…</source>
            <translation>Asking the Chave Móvel Digital for the signature…</translation>
        </message>
        <message>
            <source>O código foi enviado para o telemóvel; à espera que o confirme…</source>
            <translation>The code was sent to the phone; waiting for you to confirm it…</translation>
        </message>
        <message>
            <source>A receber e verificar as assinaturas…</source>
            <translation>Receiving and verifying the signatures…</translation>
        </message>
        <message>
            <source>A pedir a certificação da qualidade…</source>
            <translation>Asking for the capacity to be certified…</translation>
        </message>
        <message>
            <source>A completar com selo temporal e prova de validade…</source>
            <translation>Completing with a time-stamp and proof of validity…</translation>
        </message>
        <message>
            <source>A guardar o ficheiro assinado…</source>
            <translation>Saving the signed file…</translation>
        </message>
    </context>
    <context>
        <name>StandingText</name>
        <message>
            <source>Rascunho</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Emitida</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Paga em parte</source>
            <translation>Partly paid</translation>
        </message>
        <message>
            <source>Paga</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Creditada em parte</source>
            <translation>Partly credited</translation>
        </message>
        <message>
            <source>Creditada</source>
            <translation>Credited</translation>
        </message>
        <message>
            <source>Faturada</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Anulada</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Emitido</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Faturado</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Anulado</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Acertada em parte</source>
            <translation>Partly set off</translation>
        </message>
        <message>
            <source>Acertada</source>
            <translation>Set off</translation>
        </message>
        <message>
            <source>Rascunhos</source>
            <translation>Drafts</translation>
        </message>
        <message>
            <source>Emitidos, em aberto</source>
            <translation>Issued, open</translation>
        </message>
        <message>
            <source>Pagos em parte</source>
            <translation>Partly paid</translation>
        </message>
        <message>
            <source>Pagos</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Creditados em parte</source>
            <translation>Partly credited</translation>
        </message>
        <message>
            <source>Creditados</source>
            <translation>Credited</translation>
        </message>
        <message>
            <source>Faturados</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Anulados</source>
            <translation>Cancelled</translation>
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
        <message>
            <source>Quem</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Qualidade</source>
            <translation>Capacity</translation>
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
        <message>
            <source>Por %1.</source>
            <translation>For %1.</translation>
        </message>
        <message>
            <source>Por %1 (%2).</source>
            <translation>For %1 (%2).</translation>
        </message>
        <message>
            <source>Na qualidade de: %1.</source>
            <translation>In the capacity of: %1.</translation>
        </message>
        <message>
            <source>Motivo declarado: %1.</source>
            <translation>Stated reason: %1.</translation>
        </message>
        <message>
            <source>Confirme por outra via quem assinou. Se quem emitiu o certificado é um prestador qualificado, instale a lista de confiança do país dele.</source>
            <translation>Make sure in another way who signed. If whoever issued the certificate is a qualified provider, install the trusted list of its country.</translation>
        </message>
        <message>
            <source>%1 (desatualizada)</source>
            <translation>%1 (out of date)</translation>
        </message>
        <message>
            <source>%1 (não se pode usar)</source>
            <translation>%1 (cannot be used)</translation>
        </message>
        <message>
            <source>Não há certificados raiz nem listas de confiança: nada se consegue confirmar.</source>
            <translation>There are neither root certificates nor trusted lists: nothing can be confirmed.</translation>
        </message>
        <message>
            <source>Confia-se nas entidades das listas de confiança.</source>
            <translation>The authorities in the trusted lists are trusted.</translation>
        </message>
        <message>
            <source>Listas de confiança: %1.</source>
            <translation>Trusted lists: %1.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AcceptanceCard</name>
        <message>
            <source>Aceita faturas eletrónicas</source>
            <translation>Accepts electronic invoices</translation>
        </message>
        <message>
            <source>Sem a aceitação do cliente a fatura entrega-se em papel (DL 28/2019, artigo 12.º).</source>
            <translation>Without the customer's acceptance the invoice is handed over on paper (DL 28/2019, article 12).</translation>
        </message>
        <message>
            <source>Desde</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Nenhuma</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Prova (até 10 MB)</source>
            <translation>Proof (up to 10 MB)</translation>
        </message>
        <message>
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Escolher o ficheiro da prova</source>
            <translation>Choose the file of the proof</translation>
        </message>
        <message>
            <source>Guardar uma cópia da prova…</source>
            <translation>Save a copy of the proof…</translation>
        </message>
        <message>
            <source>Prova de que o cliente aceita</source>
            <translation>Proof that the customer accepts</translation>
        </message>
        <message>
            <source>Todos os ficheiros (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Guardar uma cópia da prova</source>
            <translation>Save a copy of the proof</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AccountCard</name>
        <message>
            <source>Conta por abrir</source>
            <translation>Account not opened yet</translation>
        </message>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Informação adicional</source>
            <translation>Additional information</translation>
        </message>
        <message>
            <source>Válida até</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>%1 (pedido)</source>
            <translation>%1 (asked for)</translation>
        </message>
        <message>
            <source>Assinaturas</source>
            <translation>Signatures</translation>
        </message>
        <message>
            <source>usadas pelo menos %1 de %2</source>
            <translation>at least %1 of %2 used</translation>
        </message>
        <message>
            <source>Avisos para</source>
            <translation>Notices to</translation>
        </message>
        <message>
            <source>Certificado</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Cancelar a conta</source>
            <translation>Cancel the account</translation>
        </message>
        <message>
            <source>Renovar</source>
            <translation>Renew</translation>
        </message>
        <message>
            <source>Titular</source>
            <translation>Holder</translation>
        </message>
        <message>
            <source>Qualidade</source>
            <translation>Capacity</translation>
        </message>
        <message>
            <source>Em nome de</source>
            <translation>On behalf of</translation>
        </message>
        <message>
            <source>Emitido por</source>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>Número de série</source>
            <translation>Serial number</translation>
        </message>
        <message>
            <source>Vale de</source>
            <translation>Valid from</translation>
        </message>
        <message>
            <source>Vale até</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>Esconder o certificado</source>
            <translation>Hide the certificate</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AccountView</name>
        <message>
            <source>Saldo inicial</source>
            <translation>Opening balance</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Documento</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Débito</source>
            <translation>Debit</translation>
        </message>
        <message>
            <source>Crédito</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>Saldo</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Conta corrente</source>
            <translation>Current account</translation>
        </message>
        <message>
            <source>Ainda não há movimentos.</source>
            <translation>There are no movements yet.</translation>
        </message>
        <message>
            <source>Exportar CSV…</source>
            <translation>Export CSV…</translation>
        </message>
        <message>
            <source>por receber deste cliente</source>
            <translation>to be received from this customer</translation>
        </message>
        <message>
            <source>a favor do cliente</source>
            <translation>in the customer's favour</translation>
        </message>
        <message>
            <source>nada por receber</source>
            <translation>nothing to be received</translation>
        </message>
        <message>
            <source>Exportar a conta corrente</source>
            <translation>Export the current account</translation>
        </message>
        <message>
            <source>Conta corrente %1.csv</source>
            <translation>Current account %1.csv</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ActivationWizard</name>
        <message>
            <source>Ativar a assinatura</source>
            <translation>Activate the signature</translation>
        </message>
        <message>
            <source>Ficheiro de diagnóstico</source>
            <translation>Diagnostic file</translation>
        </message>
        <message>
            <source>Grava um relatório sem segredos, para quem o ajuda</source>
            <translation>Saves a report without secrets, for whoever helps you</translation>
        </message>
        <message>
            <source>Ajuda (F1)</source>
            <translation>Help (F1)</translation>
        </message>
        <message>
            <source>Voltar</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Fechar e continuar depois</source>
            <translation>Close and continue later</translation>
        </message>
        <message>
            <source>Um momento…</source>
            <translation>One moment…</translation>
        </message>
        <message>
            <source>A ajuda está à vista</source>
            <translation>The help is in sight</translation>
        </message>
        <message>
            <source>Gravar o ficheiro de diagnóstico</source>
            <translation>Save the diagnostic file</translation>
        </message>
        <message>
            <source>Guardar o lembrete</source>
            <translation>Save the reminder</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AdviceDialog</name>
        <message>
            <source>Abrir %1</source>
            <translation>Open %1</translation>
        </message>
        <message>
            <source>O PIN de assinatura tem de ser alterado</source>
            <translation>The signature PIN has to be changed</translation>
        </message>
        <message>
            <source>A assinatura da Chave Móvel Digital não está ativa</source>
            <translation>The signature of the Chave Móvel Digital is not active</translation>
        </message>
        <message>
            <source>Chave Móvel Digital</source>
            <translation>Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AtCodeDialog</name>
        <message>
            <source>Código da Autoridade Tributária</source>
            <translation>Code of the Tax Authority</translation>
        </message>
        <message>
            <source>Que código recebeu para %1?</source>
            <translation>Which code did you get for %1?</translation>
        </message>
        <message>
            <source>Guardar o código</source>
            <translation>Keep the code</translation>
        </message>
        <message>
            <source>Comunique o documento à Autoridade Tributária antes de o transporte começar. O código que ela devolve é impresso no documento e, depois de guardado, já não se muda.</source>
            <translation>Communicate the document to the Tax Authority before the transport begins. The code that it gives is printed on the document and, once kept, cannot be changed.</translation>
        </message>
        <message>
            <source>Só algarismos</source>
            <translation>Digits only</translation>
        </message>
        <message>
            <source>Código de identificação</source>
            <translation>Identification code</translation>
        </message>
        <message>
            <source>O transporte começa em %1.</source>
            <translation>The transport begins on %1.</translation>
        </message>
        <message>
            <source>Abrir o portal</source>
            <translation>Open the portal</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AttributesPage</name>
        <message>
            <source>Voltar</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Atributos profissionais</source>
            <translation>Professional attributes</translation>
        </message>
        <message>
            <source>Verificar de novo</source>
            <translation>Check again</translation>
        </message>
        <message>
            <source>A verificar…</source>
            <translation>Checking…</translation>
        </message>
        <message>
            <source>Nenhum atributo conhecido. «Verificar de novo» abre a página do Estado, onde se autentica.</source>
            <translation>No attribute is known. “Check again” opens the State’s page, where you authenticate.</translation>
        </message>
        <message>
            <source>O que o Estado diz de quem assina. Sem «Assinatura de faturas eletrónicas» ativa, a conta não abre.</source>
            <translation>What the State says of the signers. Without an active “Assinatura de faturas eletrónicas” no account opens.</translation>
        </message>
        <message>
            <source>Há um pedido por aprovar, desde %1.</source>
            <translation>A request has been waiting for approval since %1.</translation>
        </message>
        <message>
            <source>Terminou</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Já não consta</source>
            <translation>No longer listed</translation>
        </message>
        <message>
            <source>Termina em breve</source>
            <translation>Ends soon</translation>
        </message>
        <message>
            <source>Ativo</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>%1 · NIPC %2</source>
            <translation>%1 · NIPC %2</translation>
        </message>
        <message>
            <source>Válido até %1</source>
            <translation>Valid until %1</translation>
        </message>
        <message>
            <source>Validade desconhecida</source>
            <translation>Validity not known</translation>
        </message>
        <message>
            <source>segundo o serviço de atributos (SCAP)</source>
            <translation>according to the attribute service (SCAP)</translation>
        </message>
        <message>
            <source>segundo a autenticação</source>
            <translation>according to the authentication</translation>
        </message>
        <message>
            <source>%1, %2. Verificado em %3.</source>
            <translation>%1, %2. Checked %3.</translation>
        </message>
        <message>
            <source>A conta de assinatura não pode durar mais do que este atributo. Renove-o no portal.</source>
            <translation>The signing account cannot last longer than this attribute. Renew it in the portal.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::AuthenticationPage</name>
        <message>
            <source>A página do Estado não pode abrir aqui</source>
            <translation>The State’s page cannot open here</translation>
        </message>
        <message>
            <source>A autenticação é feita numa página do Estado, que o Cunho abre numa janela própria. O Cunho não vê o seu PIN nem o código do telemóvel.</source>
            <translation>You authenticate in a page of the State, which Cunho opens in a window of its own. Cunho sees neither your PIN nor the code from your phone.</translation>
        </message>
        <message>
            <source>A página do Estado está aberta noutra janela</source>
            <translation>The State’s page is open in another window</translation>
        </message>
        <message>
            <source>À espera da autenticação</source>
            <translation>Waiting for the authentication</translation>
        </message>
        <message>
            <source>Tem 10 minutos. Se a fechar, nada muda.</source>
            <translation>You have 10 minutes. If you close it, nothing changes.</translation>
        </message>
        <message>
            <source>Cancelar a autenticação</source>
            <translation>Cancel the authentication</translation>
        </message>
        <message>
            <source>O que vai acontecer</source>
            <translation>What will happen</translation>
        </message>
        <message>
            <source>Se algo falhar nessa página</source>
            <translation>If something fails in that page</translation>
        </message>
        <message>
            <source>Escolhe «Cartão de Cidadão» e CONTINUAR.</source>
            <translation>You choose “Cartão de Cidadão” and CONTINUAR.</translation>
        </message>
        <message>
            <source>Vê a lista do que o Cunho pede, com a conta para a %1, e escolhe AUTORIZAR.</source>
            <translation>You see the list of what Cunho asks for, with the account for %1, and choose AUTORIZAR.</translation>
        </message>
        <message>
            <source>Escreve o PIN de autenticação do cartão, na janela do plugin ou no teclado do leitor.</source>
            <translation>You type the card’s authentication PIN, in the plug-in’s window or on the reader’s keypad.</translation>
        </message>
        <message>
            <source>A janela fecha-se sozinha e o Cunho continua.</source>
            <translation>The window closes by itself and Cunho goes on.</translation>
        </message>
        <message>
            <source>Escolhe «Chave Móvel Digital» e CONTINUAR.</source>
            <translation>You choose “Chave Móvel Digital” and CONTINUAR.</translation>
        </message>
        <message>
            <source>Escreve o número do telemóvel, com o indicativo do país, e o PIN da CMD.</source>
            <translation>You type the number of your phone, with the country code, and the CMD’s PIN.</translation>
        </message>
        <message>
            <source>Recebe um código de segurança por SMS ou na aplicação, válido 5 minutos, e confirma.</source>
            <translation>You get a security code by SMS or in the app, valid for 5 minutes, and confirm.</translation>
        </message>
        <message>
            <source>O cartão não é lido: instale o plugin Autenticação.Gov, insira o cartão e tente de novo.</source>
            <translation>The card is not read: install the Autenticação.Gov plug-in, insert the card and try again.</translation>
        </message>
        <message>
            <source>O leitor está ocupado: feche outros programas que usem o cartão.</source>
            <translation>The reader is busy: close other programs that use the card.</translation>
        </message>
        <message>
            <source>PIN bloqueado ao fim de 3 erros: desbloqueia-se com o PUK, ou num balcão.</source>
            <translation>PIN blocked after 3 mistakes: it is unblocked by the PUK, or at a counter.</translation>
        </message>
        <message>
            <source>Também pode voltar atrás e usar a Chave Móvel Digital.</source>
            <translation>You may also go back and use the Chave Móvel Digital.</translation>
        </message>
        <message>
            <source>O número não é aceite: confirme o indicativo (+351) e que é o número registado na CMD.</source>
            <translation>The number is refused: check the country code (+351), and that it is the number of your CMD.</translation>
        </message>
        <message>
            <source>O SMS não chega: espere um minuto e peça novo código, ou use a aplicação Autenticação.gov.</source>
            <translation>No SMS comes: wait a minute and ask for a new code, or use the app Autenticação.gov.</translation>
        </message>
        <message>
            <source>PIN esquecido ou CMD bloqueada: recupera-se em autenticacao.gov.pt, na área da CMD.</source>
            <translation>PIN forgotten or CMD blocked: mend it at autenticacao.gov.pt, in the area of the CMD.</translation>
        </message>
        <message>
            <source>O PIN da CMD não é o PIN do cartão.</source>
            <translation>The CMD’s PIN is not the card’s PIN.</translation>
        </message>
        <message>
            <source>Abrir a página do Estado</source>
            <translation>Open the State’s page</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CancelDialog</name>
        <message>
            <source>Anular documento</source>
            <translation>Cancel document</translation>
        </message>
        <message>
            <source>Anular %1?</source>
            <translation>Cancel %1?</translation>
        </message>
        <message>
            <source>Anular o documento</source>
            <translation>Cancel the document</translation>
        </message>
        <message>
            <source>Não se desfaz. O número fica gasto: o documento continua nos livros e no SAF-T, como anulado.</source>
            <translation>This cannot be undone. The number stays used: the document remains in the books and in SAF-T, as cancelled.</translation>
        </message>
        <message>
            <source>Anula-se o que está errado na identificação ou que não devia ter sido emitido. Se o erro é no valor ou no IVA, faça antes uma nota de crédito.</source>
            <translation>Cancel what names the wrong party or should not have been issued. If the value or the VAT is wrong, make a credit note instead.</translation>
        </message>
        <message>
            <source>O ficheiro assinado fica guardado como está.</source>
            <translation>The signed file is kept as it is.</translation>
        </message>
        <message>
            <source>Por exemplo: cliente trocado</source>
            <translation>For instance: wrong customer</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>O cliente não recebeu este documento</source>
            <translation>The customer has not received this document</translation>
        </message>
        <message>
            <source>%1 de %2 caracteres. O motivo vai no SAF-T.</source>
            <translation>%1 of %2 characters. The reason goes into SAF-T.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CapacityCard</name>
        <message>
            <source>Assinar outros PDF na qualidade de</source>
            <translation>Sign other PDFs in the capacity of</translation>
        </message>
        <message>
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Escolher em que qualidade se assina</source>
            <translation>Choose in which capacity to sign</translation>
        </message>
        <message>
            <source>Em nome próprio, sem qualidade certificada.</source>
            <translation>In your own name, without a certified capacity.</translation>
        </message>
        <message numerus="yes">
            <source>%n das qualidades escolhidas já não se pode usar. Escolha de novo.</source>
            <translation>
                <numerusform>One of the chosen capacities can no longer be used. Choose again.</numerusform>
                <numerusform>%n of the chosen capacities can no longer be used. Choose again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CapacityDialog</name>
        <message>
            <source>%1 · NIPC %2</source>
            <translation>%1 · NIPC %2</translation>
        </message>
        <message>
            <source>Sem data de fim</source>
            <translation>Without an end</translation>
        </message>
        <message>
            <source>Válido até %1</source>
            <translation>Valid until %1</translation>
        </message>
        <message>
            <source>Terminou: renove-o no portal</source>
            <translation>Ended: renew it in the portal</translation>
        </message>
        <message>
            <source>Terminou em %1: renove-o no portal</source>
            <translation>Ended on %1: renew it in the portal</translation>
        </message>
        <message>
            <source>Já não consta no serviço de atributos: verifique os atributos de novo</source>
            <translation>No longer listed by the attribute service: check the attributes again</translation>
        </message>
        <message>
            <source>Assinar na qualidade de</source>
            <translation>Sign in the capacity of</translation>
        </message>
        <message>
            <source>Em que qualidade assina outros PDF?</source>
            <translation>In which capacity do you sign other PDFs?</translation>
        </message>
        <message>
            <source>Ainda não se conhece nenhum atributo profissional que o serviço de certificação (SCAP) confirme. «Verificar atributos» pergunta-o ao Estado, com uma autenticação; os que faltarem pedem-se no portal, em «Os meus atributos profissionais».</source>
            <translation>No professional attribute that the certification service (SCAP) confirms is known yet. “Check attributes” asks the State, with an authentication; those that are missing are requested in the portal, under “Os meus atributos profissionais”.</translation>
        </message>
        <message>
            <source>Quem certifica cada qualidade assina também, a seguir à sua assinatura com cartão, token ou Chave Móvel Digital. Sem nenhuma assina só em nome próprio.</source>
            <translation>Whoever certifies a capacity signs as well, after your signature with card, token or Chave Móvel Digital. Without any you sign in your own name only.</translation>
        </message>
        <message>
            <source>Verificar atributos</source>
            <translation>Check attributes</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CardSection</name>
        <message>
            <source>Assinar com o Cartão de Cidadão</source>
            <translation>Sign with the Citizen Card</translation>
        </message>
        <message>
            <source>Com o cartão num leitor assina-se sem conta, sem custos e mesmo sem rede. Precisa do PIN de assinatura.</source>
            <translation>With the card in a reader you sign without an account, free of charge and even without network. You need the signature PIN.</translation>
        </message>
        <message>
            <source>Verificar de novo</source>
            <translation>Check again</translation>
        </message>
        <message>
            <source>O leitor escolhido não está ligado: %1</source>
            <translation>The reader that was chosen is not connected: %1</translation>
        </message>
        <message>
            <source>Usar qualquer leitor</source>
            <translation>Use any reader</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CertificationCard</name>
        <message>
            <source>Certificação pela Autoridade Tributária</source>
            <translation>Certification by the Tax Authority</translation>
        </message>
        <message>
            <source>Os documentos dizem «Documento emitido para fins de Formação» e não servem de fatura.</source>
            <translation>Documents say “Documento emitido para fins de Formação” (for training) and are no invoices.</translation>
        </message>
        <message>
            <source>No papel vem quem fez o programa em vez da empresa (Despacho 8632/2014, 1.5).</source>
            <translation>They are headed with who made the program instead of the company (Despacho 8632/2014, 1.5).</translation>
        </message>
        <message>
            <source>O ficheiro SAF-T serve para experimentar, não para entregar.</source>
            <translation>The SAF-T file is for trying out, not for handing over.</translation>
        </message>
        <message>
            <source>Quem tem um certificado instala aqui o perfil que a Autoridade Tributária atribuiu ao produtor.</source>
            <translation>Whoever has a certificate installs here the profile that the Tax Authority gave to the producer.</translation>
        </message>
        <message>
            <source>Instalar perfil de certificação…</source>
            <translation>Install a certification profile…</translation>
        </message>
        <message>
            <source>Abrir o cofre</source>
            <translation>Open the vault</translation>
        </message>
        <message>
            <source>Perfil de certificação</source>
            <translation>Certification profile</translation>
        </message>
        <message>
            <source>Perfis (*.json);;Todos os ficheiros (*)</source>
            <translation>Profiles (*.json);;All files (*)</translation>
        </message>
        <message>
            <source>Modo de formação: este Cunho não está certificado.</source>
            <translation>Training mode: this Cunho is not certified.</translation>
        </message>
        <message>
            <source>Certificado n.º %1/AT</source>
            <translation>Certificate no. %1/AT</translation>
        </message>
        <message>
            <source>%1, do produtor com o NIF %2 · chave n.º %3</source>
            <translation>%1, by the producer with tax number %2 · key no. %3</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CmdCard</name>
        <message>
            <source>Chave Móvel Digital</source>
            <translation>Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Assina com o telemóvel, sem leitor nem cartão. Em cada assinatura ou lote pede o PIN e o código que chega ao telemóvel; nenhum dos dois fica guardado.</source>
            <translation>Signs with the phone, without reader or card. Each signature or batch asks for the PIN and for the code that comes to the phone; neither of them is kept.</translation>
        </message>
        <message>
            <source>Telemóvel associado à Chave Móvel Digital</source>
            <translation>Phone of the Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Guardar o telemóvel</source>
            <translation>Save the phone</translation>
        </message>
        <message>
            <source>Falta o certificado que protege o telemóvel, o PIN e o código: sem ele não se assina com a Chave Móvel Digital.</source>
            <translation>The certificate that protects phone, PIN and code is missing: nothing is signed with the Chave Móvel Digital without it.</translation>
        </message>
        <message>
            <source>O certificado que protege o telemóvel, o PIN e o código terminou em %1: não se assina com a Chave Móvel Digital até o trocar.</source>
            <translation>The certificate that protects phone, PIN and code ended on %1: nothing is signed with the Chave Móvel Digital until it is replaced.</translation>
        </message>
        <message numerus="yes">
            <source>O certificado que protege o telemóvel, o PIN e o código termina em %1, daqui a %n dia(s).</source>
            <translation>
                <numerusform>The certificate that protects phone, PIN and code ends on %1, in %n day.</numerusform>
                <numerusform>The certificate that protects phone, PIN and code ends on %1, in %n days.</numerusform>
            </translation>
        </message>
        <message>
            <source>Escolha o que a agência publicou.</source>
            <translation>Choose the one that the agency published.</translation>
        </message>
        <message>
            <source>Peça o novo a quem instalou o Cunho.</source>
            <translation>Ask whoever installed Cunho for the new one.</translation>
        </message>
        <message>
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Certificado do serviço da Chave Móvel Digital</source>
            <translation>Certificate of the service of the Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Certificados (*.pem *.crt *.cer *.der);;Todos os ficheiros (*)</source>
            <translation>Certificates (*.pem *.crt *.cer *.der);;All files (*)</translation>
        </message>
        <message>
            <source>Sem indicativo é português; com outro, por exemplo +34 612 345 678.</source>
            <translation>Without a prefix it is Portuguese; with another one, for instance +34 612 345 678.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CmdDialog</name>
        <message>
            <source>O que assina, como e com que valor legal</source>
            <translation>What you sign, how, and what it is worth</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CmdPinDialog</name>
        <message>
            <source>Assinar com a Chave Móvel Digital</source>
            <translation>Sign with the Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Passo 1 de 2: PIN</source>
            <translation>Step 1 of 2: PIN</translation>
        </message>
        <message numerus="yes">
            <source>Assinar %n documento(s) com a Chave Móvel Digital</source>
            <translation>
                <numerusform>Sign %n document with the Chave Móvel Digital</numerusform>
                <numerusform>Sign %n documents with the Chave Móvel Digital</numerusform>
            </translation>
        </message>
        <message>
            <source>É assim que o nome vai aparecer na mensagem do código: compare-o com ela.</source>
            <translation>This is how the name will appear in the message with the code: compare them.</translation>
        </message>
        <message>
            <source>PIN errado</source>
            <translation>Wrong PIN</translation>
        </message>
        <message>
            <source>Confirme-o antes de tentar de novo: errar várias vezes pode bloquear a Chave Móvel Digital.</source>
            <translation>Make sure of it before you try again: repeated errors may block the Chave Móvel Digital.</translation>
        </message>
        <message>
            <source>Não assinar</source>
            <translation>Do not sign</translation>
        </message>
        <message>
            <source>Pedir o código</source>
            <translation>Ask for the code</translation>
        </message>
        <message>
            <source>O código de confirmação vai para este telemóvel. Até o confirmar nada fica assinado.</source>
            <translation>The confirmation code goes to this phone. Nothing is signed until you confirm it.</translation>
        </message>
        <message>
            <source>PIN de assinatura da Chave Móvel Digital</source>
            <translation>Signature PIN of the Chave Móvel Digital</translation>
        </message>
        <message>
            <source>É pedido em cada assinatura ou lote e nunca fica guardado. Só o serviço da Chave Móvel Digital o consegue ler.</source>
            <translation>It is asked for at each signature or batch and never kept. Only the service of the Chave Móvel Digital can read it.</translation>
        </message>
        <message>
            <source>O PIN de assinatura tem %1 a %2 algarismos. Nada foi enviado.</source>
            <translation>The signature PIN has %1 to %2 digits. Nothing was sent.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CodeDialog</name>
        <message>
            <source>Confirmar com o código</source>
            <translation>Confirm with the code</translation>
        </message>
        <message>
            <source>Passo 2 de 2: código</source>
            <translation>Step 2 of 2: code</translation>
        </message>
        <message>
            <source>O tempo do código acabou</source>
            <translation>The time of the code is over</translation>
        </message>
        <message>
            <source>Nada foi assinado com este código. Feche e assine de novo: o PIN é pedido outra vez e chega outro código.</source>
            <translation>Nothing was signed with this code. Close this and sign again: the PIN is asked for once more and another code comes.</translation>
        </message>
        <message>
            <source>Não assinar</source>
            <translation>Do not sign</translation>
        </message>
        <message>
            <source>Confirmar e assinar</source>
            <translation>Confirm and sign</translation>
        </message>
        <message>
            <source>Ao confirmar o código, assina este documento:</source>
            <translation>By confirming the code you sign this document:</translation>
        </message>
        <message numerus="yes">
            <source>Ao confirmar o código, assina estes %n documentos:</source>
            <translation>
                <numerusform>By confirming the code you sign this %n document:</numerusform>
                <numerusform>By confirming the code you sign these %n documents:</numerusform>
            </translation>
        </message>
        <message>
            <source>A mensagem com o código diz o nome do documento.</source>
            <translation>The message with the code tells the document’s name.</translation>
        </message>
        <message>
            <source>A mensagem com o código, enviada para %1, diz o nome do documento.</source>
            <translation>The message with the code, sent to %1, tells the document’s name.</translation>
        </message>
        <message>
            <source>Se não for este, não assine.</source>
            <translation>If it is not this one, do not sign.</translation>
        </message>
        <message>
            <source>Se não for um destes, não assine.</source>
            <translation>If it is none of these, do not sign.</translation>
        </message>
        <message>
            <source>Código errado</source>
            <translation>Wrong code</translation>
        </message>
        <message>
            <source>Escreva o da mensagem mais recente, ou peça outro.</source>
            <translation>Type the one of the newest message, or ask for another.</translation>
        </message>
        <message>
            <source>Escreva o da mensagem mais recente.</source>
            <translation>Type the one of the newest message.</translation>
        </message>
        <message>
            <source>Código de %1 algarismos</source>
            <translation>Code of %1 digits</translation>
        </message>
        <message>
            <source>Tempo que o código ainda vale</source>
            <translation>Time that the code is still valid</translation>
        </message>
        <message>
            <source>Enviar novo código</source>
            <translation>Send a new code</translation>
        </message>
        <message>
            <source>Não se pode pedir outro código. Se não chegou nenhum, não assine e comece de novo.</source>
            <translation>No other code can be asked for. If none came, do not sign and begin again.</translation>
        </message>
        <message>
            <source>Vale mais %1</source>
            <translation>Valid for %1 more</translation>
        </message>
        <message>
            <source>Enviar novo código (daqui a %1 s)</source>
            <translation>Send a new code (in %1 s)</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>O código tem %1 algarismos. Nada foi enviado.</source>
            <translation>The code has %1 digits. Nothing was sent.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CompaniesCard</name>
        <message>
            <source>Outras empresas</source>
            <translation>Other companies</translation>
        </message>
        <message>
            <source>Cada empresa tem a sua base de dados e abre numa janela própria.</source>
            <translation>Each company has a database of its own and opens in a window of its own.</translation>
        </message>
        <message>
            <source>Ainda não abriu outra neste computador.</source>
            <translation>You have not opened another one on this computer yet.</translation>
        </message>
        <message>
            <source>Abrir outra empresa…</source>
            <translation>Open another company…</translation>
        </message>
        <message>
            <source>Nova empresa…</source>
            <translation>New company…</translation>
        </message>
        <message>
            <source>Abrir outra empresa</source>
            <translation>Open another company</translation>
        </message>
        <message>
            <source>Bases de dados do Cunho (*.db);;Todos os ficheiros (*)</source>
            <translation>Cunho's databases (*.db);;All files (*)</translation>
        </message>
        <message>
            <source>Base de dados da nova empresa</source>
            <translation>The new company's database</translation>
        </message>
        <message>
            <source>Abrir</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Abrir %1</source>
            <translation>Open %1</translation>
        </message>
        <message>
            <source>A outra empresa abre noutra janela.</source>
            <translation>The other company opens in another window.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CompanyDataPage</name>
        <message>
            <source>opcional, por exemplo Loja do Porto</source>
            <translation>optional, such as Loja do Porto</translation>
        </message>
        <message>
            <source>Quem assina é cidadão estrangeiro (passaporte ou título de residência)</source>
            <translation>The signer is a foreign citizen (passport or residence permit)</translation>
        </message>
        <message>
            <source>A conta que vamos pedir ao Estado, para esta empresa.</source>
            <translation>The account that we will ask the State for, for this company.</translation>
        </message>
        <message>
            <source>NIPC da empresa</source>
            <translation>NIPC of the company</translation>
        </message>
        <message>
            <source>Fixo: é o das suas faturas.</source>
            <translation>Fixed: it is that of your invoices.</translation>
        </message>
        <message>
            <source>Informação adicional</source>
            <translation>Additional information</translation>
        </message>
        <message>
            <source>Distingue várias contas da mesma empresa. Até 100 caracteres, sem $ ? &amp; # %.</source>
            <translation>Tells several accounts of one company apart. Up to 100 characters, without $ ? &amp; # %.</translation>
        </message>
        <message>
            <source>Correio eletrónico para os avisos do Estado</source>
            <translation>E-mail for the State’s notices</translation>
        </message>
        <message>
            <source>Válida até</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>No máximo %1 dias, ou até ao fim do seu atributo. O Cunho avisa antes.</source>
            <translation>%1 days at most, or until your attribute ends. Cunho warns before.</translation>
        </message>
        <message>
            <source>Número máximo de assinaturas</source>
            <translation>Largest number of signatures</translation>
        </message>
        <message>
            <source>Proposta: emitiu %1 documentos em %2 dias; fica folga para mais do dobro.</source>
            <translation>Proposed: you issued %1 documents in %2 days; this leaves room for more than twice as many.</translation>
        </message>
        <message>
            <source>Proposta para começar. Quando chegar perto, o Cunho avisa e pode renovar com mais.</source>
            <translation>Proposed for a start. Cunho warns when you come near, and you can renew with more.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CompanyPage</name>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Dados</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Aspeto dos documentos</source>
            <translation>Look of documents</translation>
        </message>
        <message>
            <source>Pagamentos</source>
            <translation>Payments</translation>
        </message>
        <message>
            <source>Certificação e livros</source>
            <translation>Certification and books</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CompanySection</name>
        <message>
            <source>NIF</source>
            <translation>Tax number (NIF)</translation>
        </message>
        <message>
            <source>Nome, como está registado</source>
            <translation>Name, as registered</translation>
        </message>
        <message>
            <source>Nome comercial</source>
            <translation>Trade name</translation>
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
            <source>Telefone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Sítio na Internet</source>
            <translation>Website</translation>
        </message>
        <message>
            <source>Conservatória e número de registo</source>
            <translation>Registry office and number</translation>
        </message>
        <message>
            <source>Coimbra 500000000</source>
            <translation>Coimbra 500000000</translation>
        </message>
        <message>
            <source>Capital social</source>
            <translation>Share capital</translation>
        </message>
        <message>
            <source>5000,00 €</source>
            <translation>5000,00 €</translation>
        </message>
        <message>
            <source>CAE principal</source>
            <translation>Main activity (CAE)</translation>
        </message>
        <message>
            <source>Regime de IVA</source>
            <translation>VAT scheme</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Isento, artigo 53.º do CIVA</source>
            <translation>Exempt, article 53 of the VAT code</translation>
        </message>
        <message>
            <source>IVA de caixa (DL 71/2013)</source>
            <translation>Cash VAT (DL 71/2013)</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Quem emite</source>
            <translation>Who issues</translation>
        </message>
        <message>
            <source>Contactos, como se imprimem</source>
            <translation>Contacts, as they are printed</translation>
        </message>
        <message>
            <source>Registo e impostos</source>
            <translation>Registration and taxes</translation>
        </message>
        <message>
            <source>As sociedades indicam-nos em todos os documentos (CSC, artigo 171.º).</source>
            <translation>Companies state them on every document (CSC, article 171).</translation>
        </message>
        <message>
            <source>Os documentos já emitidos guardam os dados que tinham quando foram emitidos.</source>
            <translation>Documents already issued keep the data that they were issued with.</translation>
        </message>
        <message>
            <source>Desfazer alterações</source>
            <translation>Undo changes</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Fixo: há documentos emitidos com ele. Outra empresa tem outra base de dados.</source>
            <translation>Fixed: documents were issued with it. Another company has another database.</translation>
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
            <source>Tem a forma 0000-000.</source>
            <translation>It has the form 0000-000.</translation>
        </message>
        <message>
            <source>São cinco algarismos.</source>
            <translation>It has five digits.</translation>
        </message>
        <message>
            <source>Não é um endereço de e-mail.</source>
            <translation>This is no e-mail address.</translation>
        </message>
        <message>
            <source>O IBAN não confere: veja se falta ou sobra algum algarismo.</source>
            <translation>The IBAN does not check: look for a missing or additional digit.</translation>
        </message>
        <message>
            <source>Dados da empresa guardados</source>
            <translation>The company's data are saved</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ConfirmDialog</name>
        <message>
            <source>Não, manter</source>
            <translation>No, keep</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ConfirmationDialog</name>
        <message>
            <source>Confirmação do cliente</source>
            <translation>Customer's confirmation</translation>
        </message>
        <message>
            <source>O cliente sabe da nota de crédito %1?</source>
            <translation>Does the customer know of credit note %1?</translation>
        </message>
        <message>
            <source>Guardar a confirmação</source>
            <translation>Keep the confirmation</translation>
        </message>
        <message>
            <source>Só pode regularizar o IVA a seu favor quando tem prova de que o cliente tomou conhecimento (CIVA, artigo 78.º, n.º 5). Uma resposta por e-mail serve.</source>
            <translation>You may take the VAT back only with proof that the customer knows of it (CIVA, article 78(5)). An answer by e-mail will do.</translation>
        </message>
        <message>
            <source>Dia</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Por exemplo: e-mail de resposta</source>
            <translation>For instance: answer by e-mail</translation>
        </message>
        <message>
            <source>Como confirmou</source>
            <translation>How they confirmed</translation>
        </message>
        <message>
            <source>Juntar a prova…</source>
            <translation>Add the proof…</translation>
        </message>
        <message>
            <source>Opcional: PDF, e-mail ou imagem, até 10 MB</source>
            <translation>Optional: PDF, e-mail or picture, up to 10 MB</translation>
        </message>
        <message>
            <source>Prova da confirmação</source>
            <translation>Proof of the confirmation</translation>
        </message>
        <message>
            <source>Todos os ficheiros (*)</source>
            <translation>All files (*)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ConsentPage</name>
        <message>
            <source>Leia com quem vai assinar. A resposta fica guardada com a data e a versão do texto, antes de qualquer pedido ao Estado.</source>
            <translation>Read it with the signer. The answer is kept with date and version of the text, before the State is asked for anything.</translation>
        </message>
        <message>
            <source>Li e aceito que o Cunho guarde a autorização e assine as faturas em meu nome</source>
            <translation>I have read it and agree that Cunho keeps the authorisation and signs the invoices in my name</translation>
        </message>
        <message>
            <source>Aceito e continuo</source>
            <translation>I agree, continue</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CustomerForm</name>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>NIF</source>
            <translation>Tax number (NIF)</translation>
        </message>
        <message>
            <source>País</source>
            <translation>Country</translation>
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
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Telefone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Código do cliente</source>
            <translation>Customer code</translation>
        </message>
        <message>
            <source>O seguinte</source>
            <translation>The next</translation>
        </message>
        <message>
            <source>Condições de pagamento</source>
            <translation>Payment terms</translation>
        </message>
        <message>
            <source>Sem condições</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Língua dos documentos</source>
            <translation>Language of documents</translation>
        </message>
        <message>
            <source>Português</source>
            <translation>Portuguese</translation>
        </message>
        <message>
            <source>Português e inglês</source>
            <translation>Portuguese and English</translation>
        </message>
        <message>
            <source>Saldo inicial (€)</source>
            <translation>Opening balance (€)</translation>
        </message>
        <message>
            <source>Data do saldo inicial</source>
            <translation>Date of the opening balance</translation>
        </message>
        <message>
            <source>Notas (não se imprimem)</source>
            <translation>Notes (not printed)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CustomerPanel</name>
        <message>
            <source>Novo cliente</source>
            <translation>New customer</translation>
        </message>
        <message>
            <source>Apagar cliente</source>
            <translation>Delete customer</translation>
        </message>
        <message>
            <source>Dados</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Conta corrente</source>
            <translation>Current account</translation>
        </message>
        <message>
            <source>Nova fatura</source>
            <translation>New invoice</translation>
        </message>
        <message>
            <source>Guarde primeiro as alterações</source>
            <translation>Save the changes first</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CustomersPage</name>
        <message>
            <source>Sem NIF</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Clientes</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>Nome, NIF ou código</source>
            <translation>Name, NIF or code</translation>
        </message>
        <message>
            <source>Procurar clientes</source>
            <translation>Search customers</translation>
        </message>
        <message>
            <source>Novo cliente</source>
            <translation>New customer</translation>
        </message>
        <message>
            <source>Ainda não há clientes. O primeiro também nasce da primeira fatura.</source>
            <translation>There are no customers yet. The first invoice makes the first one, too.</translation>
        </message>
        <message>
            <source>Nenhum cliente corresponde a esta procura.</source>
            <translation>No customer matches this search.</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>NIF</source>
            <translation>Tax number (NIF)</translation>
        </message>
        <message>
            <source>Localidade</source>
            <translation>Town</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DateField</name>
        <message>
            <source>dd/mm/aaaa</source>
            <translation>dd/mm/yyyy</translation>
        </message>
        <message>
            <source>Escolher o dia</source>
            <translation>Choose the day</translation>
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
            <source>Um rascunho ainda não tem página: ganha-a quando é emitido.</source>
            <translation>A draft has no page yet: it gets one when it is issued.</translation>
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
            <source>Completa-se sozinho até PAdES %1 (%2)</source>
            <translation>It will be taken to PAdES %1 by itself (%2)</translation>
        </message>
        <message>
            <source>Mais ações</source>
            <translation>More actions</translation>
        </message>
        <message>
            <source>Duplicar</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Apagar o rascunho</source>
            <translation>Delete the draft</translation>
        </message>
        <message>
            <source>A página desenha-se quando o documento tiver o código da Autoridade Tributária.</source>
            <translation>The page is drawn once the document has the code of the Tax Authority.</translation>
        </message>
        <message>
            <source>Imprimir…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Confirmação…</source>
            <translation>Confirmation…</translation>
        </message>
        <message>
            <source>Não se completa até PAdES %1 (%2)</source>
            <translation>Does not get to PAdES %1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DocumentActions</name>
        <message>
            <source>Código da AT…</source>
            <translation>AT code…</translation>
        </message>
        <message>
            <source>Faturar</source>
            <translation>Invoice it</translation>
        </message>
        <message>
            <source>Receber</source>
            <translation>Receive</translation>
        </message>
        <message>
            <source>Nota de crédito</source>
            <translation>Credit note</translation>
        </message>
        <message>
            <source>Nota de débito</source>
            <translation>Debit note</translation>
        </message>
        <message>
            <source>Guia</source>
            <translation>Transport document</translation>
        </message>
        <message>
            <source>Confirmação do cliente…</source>
            <translation>Customer's confirmation…</translation>
        </message>
        <message>
            <source>Duplicar</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Imprimir 2.ª via…</source>
            <translation>Print a copy…</translation>
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
            <source>UBL 2.1 (CIUS-PT)…</source>
            <translation>UBL 2.1 (CIUS-PT)…</translation>
        </message>
        <message>
            <source>CII (Factur-X)…</source>
            <translation>CII (Factur-X)…</translation>
        </message>
        <message>
            <source>Anular o documento…</source>
            <translation>Cancel the document…</translation>
        </message>
        <message>
            <source>Anular…</source>
            <translation>Cancel…</translation>
        </message>
        <message>
            <source>Guardar XML</source>
            <translation>Save XML</translation>
        </message>
        <message>
            <source>Guardar o exemplar em PDF</source>
            <translation>Save the copy as PDF</translation>
        </message>
        <message>
            <source>Exemplar guardado</source>
            <translation>Copy saved</translation>
        </message>
        <message>
            <source>Guardar a fatura em XML</source>
            <translation>Save the invoice as XML</translation>
        </message>
        <message>
            <source>XML guardado</source>
            <translation>XML saved</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DocumentDialog</name>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
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
        <message>
            <source>Emitido</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Situação</source>
            <translation>Standing</translation>
        </message>
        <message>
            <source>Assinatura</source>
            <translation>Signature</translation>
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
        <message>
            <source>Novo</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Novo documento (Ctrl+N: nova fatura)</source>
            <translation>New document (Ctrl+N: new invoice)</translation>
        </message>
        <message>
            <source>Todos os tipos</source>
            <translation>All types</translation>
        </message>
        <message>
            <source>Todas as situações</source>
            <translation>All standings</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>what is filtered, and by what</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Tipo</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>todos</source>
            <translation>all</translation>
        </message>
        <message>
            <source>Situação</source>
            <translation>Standing</translation>
        </message>
        <message>
            <source>todas</source>
            <translation>all</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DonePage</name>
        <message>
            <source>Guardar o fim no calendário</source>
            <translation>Save the end in the calendar</translation>
        </message>
        <message>
            <source>Assinar agora</source>
            <translation>Sign now</translation>
        </message>
        <message>
            <source>Com que se assina, por omissão</source>
            <translation>What signs by default</translation>
        </message>
        <message>
            <source>Verificar um PDF assinado</source>
            <translation>Verify a signed PDF</translation>
        </message>
        <message>
            <source>A assinatura está renovada</source>
            <translation>The signature is renewed</translation>
        </message>
        <message>
            <source>A assinatura está ativa</source>
            <translation>The signature is active</translation>
        </message>
        <message>
            <source>Quem assina</source>
            <translation>Who signs</translation>
        </message>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Informação adicional</source>
            <translation>Additional information</translation>
        </message>
        <message>
            <source>Válida até</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>Assinaturas</source>
            <translation>Signatures</translation>
        </message>
        <message>
            <source>%1 no máximo</source>
            <translation>%1 at most</translation>
        </message>
        <message>
            <source>Valor</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Nenhum: é uma conta do sandbox, com certificado de testes.</source>
            <translation>None: it is an account of the sandbox, with a test certificate.</translation>
        </message>
        <message numerus="yes">
            <source>%n documento(s) esperam: assinar agora?</source>
            <translation>
                <numerusform>%n document waits: sign it now?</numerusform>
                <numerusform>%n documents wait: sign them now?</numerusform>
            </translation>
        </message>
        <message>
            <source>Concluir</source>
            <translation>Finish</translation>
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
        <message>
            <source>Escreva, ou escolha um cliente com a seta para baixo</source>
            <translation>Type, or choose a customer with the down arrow</translation>
        </message>
        <message>
            <source>Abrir uma série…</source>
            <translation>Open a series…</translation>
        </message>
        <message>
            <source>Não há série aberta para este tipo de documento: abre-se em Comunicação com o Estado</source>
            <translation>There is no open series for this type of document: one is opened in Communication with the State</translation>
        </message>
        <message>
            <source>Pagamento</source>
            <translation>Payment</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>O que muda, em poucas palavras</source>
            <translation>What changes, in a few words</translation>
        </message>
        <message>
            <source> · recuperação</source>
            <translation> · recovery</translation>
        </message>
        <message>
            <source> · sem código</source>
            <translation> · without code</translation>
        </message>
        <message>
            <source>Sem prazo</source>
            <translation>No terms</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DropVeil</name>
        <message>
            <source>Largue para juntar à lista</source>
            <translation>Drop to add to the list</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DropZone</name>
        <message>
            <source>Ver o registo do que foi assinado</source>
            <translation>See the log of what was signed</translation>
        </message>
        <message>
            <source>Largue aqui os PDF que quer assinar</source>
            <translation>Drop the PDFs to sign here</translation>
        </message>
        <message>
            <source>Ficheiros ou pastas inteiras. O Cunho lê-os e mostra-os com o selo; só assina quando o mandar. Os originais ficam como estão: cada ficheiro assinado é novo.</source>
            <translation>Files or whole folders. Cunho reads them and shows them with the seal; it signs only when you say so. The originals stay as they are: each signed file is a new one.</translation>
        </message>
        <message>
            <source>Abrir ficheiros…</source>
            <translation>Open files…</translation>
        </message>
        <message>
            <source>Abrir ficheiros (Ctrl+O)</source>
            <translation>Open files (Ctrl+O)</translation>
        </message>
        <message>
            <source>Abrir pasta…</source>
            <translation>Open folder…</translation>
        </message>
        <message>
            <source>Colar</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Colar ficheiros ou caminhos copiados (Ctrl+V)</source>
            <translation>Paste copied files or paths (Ctrl+V)</translation>
        </message>
        <message>
            <source>Largue para juntar à lista</source>
            <translation>Drop to add to the list</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::EnvironmentCard</name>
        <message>
            <source>Importar credenciais…</source>
            <translation>Import credentials…</translation>
        </message>
        <message>
            <source>Ambiente: %1</source>
            <translation>Environment: %1</translation>
        </message>
        <message>
            <source>Esta base de dados fica neste ambiente para sempre; outro ambiente tem outra.</source>
            <translation>This database stays in this environment for ever; another environment has another one.</translation>
        </message>
        <message>
            <source>Escolher a proteção do cofre</source>
            <translation>Choose the vault’s protection</translation>
        </message>
        <message>
            <source>Desbloquear o cofre</source>
            <translation>Unlock the vault</translation>
        </message>
        <message>
            <source>Primeiro é preciso abrir o cofre</source>
            <translation>The vault must be open first</translation>
        </message>
        <message>
            <source>As credenciais guardam-se no cofre. Abra-o antes de as importar.</source>
            <translation>Credentials are kept in the vault. Open it before you import them.</translation>
        </message>
        <message>
            <source>As credenciais estão instaladas.</source>
            <translation>The credentials are installed.</translation>
        </message>
        <message>
            <source>A agência aprovou a versão %1: %2, de %3.</source>
            <translation>The agency has approved version %1: %2 of %3.</translation>
        </message>
        <message>
            <source>A produção fica fechada até haver também a aprovação da agência para a versão %1. Vem no ficheiro das credenciais.</source>
            <translation>Production stays closed until the agency has approved version %1 too. The approval comes in the credentials file.</translation>
        </message>
        <message>
            <source>Importar credenciais</source>
            <translation>Import credentials</translation>
        </message>
        <message>
            <source>Credenciais (*.json);;Todos os ficheiros (*)</source>
            <translation>Credentials (*.json);;All files (*)</translation>
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
        <message>
            <source>Esconder o resultado de %1</source>
            <translation>Hide the result of %1</translation>
        </message>
        <message>
            <source>Mostrar o resultado de %1</source>
            <translation>Show the result of %1</translation>
        </message>
        <message>
            <source>Mostrar as outras %1</source>
            <translation>Show the other %1</translation>
        </message>
        <message>
            <source>Escrever a palavra-passe…</source>
            <translation>Type the password…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::FilterChips</name>
        <message>
            <source>Todos</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Prontos</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Com problema</source>
            <translation>With a problem</translation>
        </message>
        <message>
            <source>Assinados</source>
            <translation>Signed</translation>
        </message>
        <message>
            <source>Cancelados</source>
            <translation>Cancelled</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::FindingList</name>
        <message>
            <source>O que a verificação encontrou</source>
            <translation>What the check found</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::FindingModel</name>
        <message>
            <source>Dados da empresa</source>
            <translation>The company's data</translation>
        </message>
        <message>
            <source>linha %1 do ficheiro</source>
            <translation>line %1 of the file</translation>
        </message>
        <message>
            <source>Erro</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Aviso</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Duplo clique: ir para onde se corrige</source>
            <translation>Double click: go to where it is corrected</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::HandOverPage</name>
        <message>
            <source>Entregue esta página a quem vai assinar. Diz o que preparar antes, quanto demora e o que fica autorizado. Pode fechar o Cunho: a ativação espera aqui.</source>
            <translation>Give this page to the signer. It says what to prepare, how long it takes and what is authorised. You may close Cunho: the activation waits here.</translation>
        </message>
        <message>
            <source>Abrir para imprimir</source>
            <translation>Open for printing</translation>
        </message>
        <message>
            <source>Enviar por correio eletrónico</source>
            <translation>Send by e-mail</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Página para quem assina</source>
            <translation>Page for the signer</translation>
        </message>
        <message>
            <source>Assinatura das faturas da %1</source>
            <translation>Signature of the invoices of %1</translation>
        </message>
        <message>
            <source>Guardar a página</source>
            <translation>Save the page</translation>
        </message>
        <message>
            <source>A pessoa está aqui: continuar</source>
            <translation>The person is here: continue</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::HelpPanel</name>
        <message>
            <source>Fechar a ajuda</source>
            <translation>Close the help</translation>
        </message>
        <message>
            <source>Ajuda: %1</source>
            <translation>Help: %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::InformationDialog</name>
        <message>
            <source>Informação legal</source>
            <translation>Legal information</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::IntegrityCard</name>
        <message>
            <source>A base de dados é mais antiga do que a que este computador viu: foi reposta uma cópia de segurança. Não se emite nada até abrir séries novas.</source>
            <translation>The database is older than what this computer has seen: a backup was put back. Nothing is issued until new series are opened.</translation>
        </message>
        <message>
            <source>Os livros têm um erro e não se emite nada até o resolver. %1</source>
            <translation>The books have an error, and nothing is issued until it is resolved. %1</translation>
        </message>
        <message>
            <source>Os livros têm um erro em %1 e não se emite nada até o resolver. %2</source>
            <translation>The books have an error in %1, and nothing is issued until it is resolved. %2</translation>
        </message>
        <message>
            <source>Integridade dos livros</source>
            <translation>Integrity of the books</translation>
        </message>
        <message>
            <source>Ao arrancar, o Cunho confere o que foi emitido desde a última vez. Uma verificação completa relê todos os documentos: cadeia, números, datas, somas e assinaturas (Despacho 8632/2014, 3.1.3).</source>
            <translation>At the start Cunho checks what was issued since the last time. A full check reads every document again: chain, numbers, dates, sums and signatures (Despacho 8632/2014, 3.1.3).</translation>
        </message>
        <message>
            <source>Não apague nem altere nada na base de dados.</source>
            <translation>Neither delete nor change anything in the database.</translation>
        </message>
        <message>
            <source>Reponha a cópia de segurança mais recente em que a verificação completa dê certo.</source>
            <translation>Put back the latest backup that passes the full check.</translation>
        </message>
        <message>
            <source>Depois de a repor, o Cunho pede que feche as séries em uso e abra séries de recuperação.</source>
            <translation>After that Cunho asks you to close the series in use and to open recovery series.</translation>
        </message>
        <message>
            <source>Se não houver cópia, guarde a base como está e peça ajuda a quem instalou o Cunho.</source>
            <translation>If there is no backup, keep the database as it is and ask whoever installed Cunho for help.</translation>
        </message>
        <message>
            <source>Feche as séries em uso: o que foi emitido depois da cópia já usou os números seguintes.</source>
            <translation>Close the series in use: what was issued after the backup has used the numbers that follow.</translation>
        </message>
        <message>
            <source>Abra uma série nova de cada tipo, e comunique-as.</source>
            <translation>Open a new series of each type, and register them.</translation>
        </message>
        <message>
            <source>Abra uma série de recuperação e registe nela, a partir do duplicado, cada documento perdido (Despacho 8632/2014, 2.5).</source>
            <translation>Open a recovery series and enter each lost document in it from its duplicate (Despacho 8632/2014, 2.5).</translation>
        </message>
        <message>
            <source>A verificar os livros</source>
            <translation>Checking the books</translation>
        </message>
        <message>
            <source>Fechar as séries em uso…</source>
            <translation>Close the series in use…</translation>
        </message>
        <message>
            <source>Verificar agora</source>
            <translation>Check now</translation>
        </message>
        <message>
            <source>Interromper</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Ainda não se verificou.</source>
            <translation>Not checked yet.</translation>
        </message>
        <message numerus="yes">
            <source>Os livros estão íntegros: %n documento(s).</source>
            <translation>
                <numerusform>The books are sound: %n document.</numerusform>
                <numerusform>The books are sound: %n documents.</numerusform>
            </translation>
        </message>
        <message>
            <source>Fechar as séries em uso</source>
            <translation>Close the series in use</translation>
        </message>
        <message>
            <source>Fechar todas as séries em uso?</source>
            <translation>Close all series in use?</translation>
        </message>
        <message>
            <source>Nenhuma se pode reabrir; o que foi emitido nelas fica como está.</source>
            <translation>None of them can be opened again; what was issued in them stays as it is.</translation>
        </message>
        <message>
            <source>Volta a emitir quando houver séries novas com código de validação.</source>
            <translation>You issue again once there are new series with a validation code.</translation>
        </message>
        <message>
            <source>No Portal das Finanças finalize também cada série fechada.</source>
            <translation>Finalise each closed series on the tax portal, too.</translation>
        </message>
        <message>
            <source>Compreendo que é para sempre</source>
            <translation>I understand that this is for ever</translation>
        </message>
        <message>
            <source>Fechar as séries</source>
            <translation>Close the series</translation>
        </message>
        <message numerus="yes">
            <source>%n série(s) fechada(s). Abra agora as novas.</source>
            <translation>
                <numerusform>%n series closed. Now open the new one.</numerusform>
                <numerusform>%n series closed. Now open the new ones.</numerusform>
            </translation>
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
            <source>A emitir…</source>
            <translation>Issuing…</translation>
        </message>
        <message>
            <source>Tipo de documento</source>
            <translation>Document type</translation>
        </message>
        <message>
            <source>Muda o tipo sem escrever de novo</source>
            <translation>Changes the type without writing again</translation>
        </message>
        <message>
            <source>Emitir</source>
            <translation>Issue</translation>
        </message>
        <message>
            <source>Tab ou Enter: célula seguinte · Ctrl+D: apagar linha · F4: toda a linha · F6: mais campos · F9: emitir</source>
            <translation>Tab or Enter: next cell · Ctrl+D: delete line · F4: whole line · F6: more fields · F9: issue</translation>
        </message>
        <message>
            <source>Espaço: receber tudo · Enter: escrever o valor · F9: emitir</source>
            <translation>Space: receive all · Enter: type the amount · F9: issue</translation>
        </message>
        <message>
            <source>Escolha o cliente: aparecem aqui os documentos que tem por pagar.</source>
            <translation>Choose the customer: what they have not paid appears here.</translation>
        </message>
        <message>
            <source>sobre %1</source>
            <translation>over %1</translation>
        </message>
        <message>
            <source>Este cliente não tem documentos por pagar.</source>
            <translation>This customer has nothing left to pay.</translation>
        </message>
        <message>
            <source>Confirmar a hora</source>
            <translation>Confirm the time</translation>
        </message>
        <message>
            <source>A hora do computador está certa?</source>
            <translation>Is the computer's time right?</translation>
        </message>
        <message>
            <source>O computador marca %1.</source>
            <translation>The computer shows %1.</translation>
        </message>
        <message>
            <source>O documento fica com esta hora, que já não se muda.</source>
            <translation>The document keeps this time, which cannot be changed afterwards.</translation>
        </message>
        <message>
            <source>A hora está certa, emitir</source>
            <translation>The time is right, issue</translation>
        </message>
        <message>
            <source>Não, acertar primeiro</source>
            <translation>No, set it first</translation>
        </message>
        <message>
            <source>Não se emite mais nada por agora. %1</source>
            <translation>Nothing more is issued for now. %1</translation>
        </message>
        <message>
            <source>Verificar os livros</source>
            <translation>Check the books</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LeftOutBar</name>
        <message>
            <source>Ficheiro ou pasta</source>
            <translation>File or folder</translation>
        </message>
        <message>
            <source>Porquê</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Detalhes</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Fechar: o que ficou de fora</source>
            <translation>Close: what was left out</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>O que ficou de fora</source>
            <translation>What was left out</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LegalTextView</name>
        <message>
            <source>Versão %1</source>
            <translation>Version %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LineDialog</name>
        <message>
            <source>Linha do documento</source>
            <translation>Line of the document</translation>
        </message>
        <message>
            <source>Código</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Natureza</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Vem do documento</source>
            <translation>Comes from document</translation>
        </message>
        <message>
            <source>Por exemplo: OR 2026A/7</source>
            <translation>For instance: OR 2026A/7</translation>
        </message>
        <message>
            <source>Descrição</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Quantidade</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Unidade</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Preço unitário</source>
            <translation>Unit price</translation>
        </message>
        <message>
            <source>Desconto (%)</source>
            <translation>Discount (%)</translation>
        </message>
        <message>
            <source>Conta para a retenção na fonte</source>
            <translation>Counts for the withholding</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Guardar a linha</source>
            <translation>Keep the line</translation>
        </message>
        <message>
            <source>Imposto</source>
            <translation>Tax</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Imposto do selo</source>
            <translation>Stamp duty</translation>
        </message>
        <message>
            <source>Não sujeito</source>
            <translation>Not subject</translation>
        </message>
        <message>
            <source>Região fiscal</source>
            <translation>Tax region</translation>
        </message>
        <message>
            <source>Taxa</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Intermédia</source>
            <translation>Intermediate</translation>
        </message>
        <message>
            <source>Reduzida</source>
            <translation>Reduced</translation>
        </message>
        <message>
            <source>Isento</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Outra</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>Verba da tabela geral</source>
            <translation>Item of the general table</translation>
        </message>
        <message>
            <source>Percentagem</source>
            <translation>Percentage</translation>
        </message>
        <message>
            <source>Da tabela</source>
            <translation>From the table</translation>
        </message>
        <message>
            <source>Ou euros por unidade</source>
            <translation>Or euros per unit</translation>
        </message>
        <message>
            <source>Motivo de não se liquidar imposto</source>
            <translation>Reason for not charging tax</translation>
        </message>
        <message>
            <source>Nenhum</source>
            <translation>None</translation>
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
        <message>
            <source>Não sujeito</source>
            <translation>Not subject</translation>
        </message>
        <message>
            <source>Selo %1</source>
            <translation>Stamp %1</translation>
        </message>
        <message>
            <source>Sim</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Não</source>
            <translation>No</translation>
        </message>
        <message>
            <source>outra</source>
            <translation>other</translation>
        </message>
        <message>
            <source>Não sujeito a IVA</source>
            <translation>Not subject to VAT</translation>
        </message>
        <message>
            <source>Imposto do selo…</source>
            <translation>Stamp duty…</translation>
        </message>
        <message>
            <source>Resta</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Ret.</source>
            <translation>W/h</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LineTable</name>
        <message>
            <source>Linhas do documento</source>
            <translation>Lines of the document</translation>
        </message>
        <message>
            <source>Toda a linha…</source>
            <translation>Whole line…</translation>
        </message>
        <message>
            <source>Apagar linha</source>
            <translation>Delete line</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ListCard</name>
        <message>
            <source>Remover</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Remover a lista: %1</source>
            <translation>Remove the list: %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ListsSection</name>
        <message>
            <source>Listas de confiança</source>
            <translation>Trusted lists</translation>
        </message>
        <message>
            <source>Cada país da União Europeia publica a lista dos seus prestadores qualificados. Só com a lista do país de quem emitiu o certificado é que o Cunho diz que uma assinatura é qualificada; e confia nas entidades que ela nomeia.</source>
            <translation>Each country of the European Union publishes the list of its qualified providers. Only with the list of the country where a certificate was issued does Cunho call a signature qualified; and it trusts the authorities that the list names.</translation>
        </message>
        <message>
            <source>A portuguesa é publicada pelo Gabinete Nacional de Segurança (www.gns.gov.pt). A lista das listas da Comissão Europeia (https://ec.europa.eu/tools/lotl/eu-lotl.xml) diz onde está cada uma e quem a assina. O Cunho não as descarrega: escolha o ficheiro.</source>
            <translation>The Portuguese one is published by the Gabinete Nacional de Segurança (www.gns.gov.pt). The European Commission&apos;s list of lists (https://ec.europa.eu/tools/lotl/eu-lotl.xml) says where each one is and who signs it. Cunho does not download them: choose the file.</translation>
        </message>
        <message>
            <source>Ainda não há nenhuma instalada: de nenhuma assinatura se sabe se é qualificada.</source>
            <translation>None is installed yet: of no signature is it known whether it is qualified.</translation>
        </message>
        <message>
            <source>Importar lista…</source>
            <translation>Import list…</translation>
        </message>
        <message>
            <source>Quem assina a lista?</source>
            <translation>Who signs the list?</translation>
        </message>
        <message>
            <source>Escolher certificado…</source>
            <translation>Choose certificate…</translation>
        </message>
        <message>
            <source>Desistir</source>
            <translation>Give up</translation>
        </message>
        <message>
            <source>Importar uma lista de confiança</source>
            <translation>Import a trusted list</translation>
        </message>
        <message>
            <source>Listas de confiança (*.xml *.xtsl);;Todos os ficheiros (*)</source>
            <translation>Trusted lists (*.xml *.xtsl);;All files (*)</translation>
        </message>
        <message>
            <source>Certificado de quem assina a lista</source>
            <translation>Certificate of who signs the list</translation>
        </message>
        <message>
            <source>Certificados (*.pem *.crt *.cer *.der *.p7b *.p7c);;Todos os ficheiros (*)</source>
            <translation>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c);;All files (*)</translation>
        </message>
        <message>
            <source>A lista de confiança está instalada: %1, n.º %2.</source>
            <translation>The trusted list is installed: %1, no. %2.</translation>
        </message>
        <message>
            <source>«%1» só conta depois de conferida a assinatura. Escolha o certificado de quem a assina, obtido da origem oficial e não da própria lista.</source>
            <translation>“%1” only counts once its signature was checked. Choose the certificate of whoever signs it, from its official source and not from the list itself.</translation>
        </message>
        <message>
            <source>«%1» não foi assinada por quem assinou a lista instalada, ou foi alterada. Se quem a assina mudou, escolha o certificado novo, obtido da origem oficial.</source>
            <translation>“%1” was not signed by whoever signed the installed list, or was changed. If its signer changed, choose the new certificate, from its official source.</translation>
        </message>
        <message>
            <source>Lista mais antiga</source>
            <translation>Older list</translation>
        </message>
        <message>
            <source>Trocar a lista instalada por uma mais antiga?</source>
            <translation>Replace the installed list by an older one?</translation>
        </message>
        <message>
            <source>Uma lista antiga pode dar por qualificado um serviço que já o não é.</source>
            <translation>An old list may call a service qualified that is so no longer.</translation>
        </message>
        <message>
            <source>Instalar a mais antiga</source>
            <translation>Install the older one</translation>
        </message>
        <message>
            <source>Remover lista</source>
            <translation>Remove list</translation>
        </message>
        <message>
            <source>Remover a lista de confiança: %1?</source>
            <translation>Remove the trusted list: %1?</translation>
        </message>
        <message>
            <source>As assinaturas deste país deixam de ser dadas como qualificadas, e as entidades da lista deixam de merecer confiança.</source>
            <translation>Signatures of this country are no longer called qualified, and the authorities in the list are no longer trusted.</translation>
        </message>
        <message>
            <source>Para voltar a instalá-la é preciso o ficheiro e o certificado de quem a assina.</source>
            <translation>To install it again takes the file and the certificate of its signer.</translation>
        </message>
        <message>
            <source>Remover</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>A conferir a assinatura…</source>
            <translation>Checking the signature…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::LookSection</name>
        <message>
            <source>Modelo</source>
            <translation>Template</translation>
        </message>
        <message>
            <source>Clássico</source>
            <translation>Classic</translation>
        </message>
        <message>
            <source>Filetes e papel timbrado</source>
            <translation>Rules and a letterhead</translation>
        </message>
        <message>
            <source>Moderno</source>
            <translation>Modern</translation>
        </message>
        <message>
            <source>Uma faixa com a sua cor</source>
            <translation>A band of your colour</translation>
        </message>
        <message>
            <source>Compacto</source>
            <translation>Compact</translation>
        </message>
        <message>
            <source>Muitas linhas por página</source>
            <translation>Many lines on a page</translation>
        </message>
        <message>
            <source>Cor</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Verde</source>
            <translation>Green</translation>
        </message>
        <message>
            <source>Azul</source>
            <translation>Blue</translation>
        </message>
        <message>
            <source>Violeta</source>
            <translation>Violet</translation>
        </message>
        <message>
            <source>Vermelho</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Laranja</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Cinzento</source>
            <translation>Grey</translation>
        </message>
        <message>
            <source>Cor: %1</source>
            <translation>Colour: %1</translation>
        </message>
        <message>
            <source>Outra cor…</source>
            <translation>Another colour…</translation>
        </message>
        <message>
            <source>Faixas e títulos usam-na; o texto fica sempre escuro.</source>
            <translation>Bands and headings use it; text always stays dark.</translation>
        </message>
        <message>
            <source>Logótipo</source>
            <translation>Logo</translation>
        </message>
        <message>
            <source>Escolher imagem…</source>
            <translation>Choose an image…</translation>
        </message>
        <message>
            <source>Retirar</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>PNG ou JPEG, até 1 MB.</source>
            <translation>PNG or JPEG, up to 1 MB.</translation>
        </message>
        <message>
            <source>Imagens (*.png *.jpg *.jpeg)</source>
            <translation>Images (*.png *.jpg *.jpeg)</translation>
        </message>
        <message>
            <source>Papel e fatura estruturada</source>
            <translation>Paper and structured invoice</translation>
        </message>
        <message>
            <source>Faturas simplificadas em rolo de 80 mm</source>
            <translation>Simplified invoices on a roll of 80 mm</translation>
        </message>
        <message>
            <source>Juntar a fatura estruturada (Factur-X) ao PDF antes de assinar</source>
            <translation>Attach the structured invoice (Factur-X) to the PDF before signing</translation>
        </message>
        <message>
            <source>Programas de contabilidade leem os dados sem os copiar à mão. O PDF fica com a estrutura PDF/A-3, não validada.</source>
            <translation>Accounting programs read the data without anybody copying them. The PDF gets the structure of PDF/A-3, not validated.</translation>
        </message>
        <message>
            <source>Sem logótipo</source>
            <translation>No logo</translation>
        </message>
        <message>
            <source>Logótipo guardado</source>
            <translation>The logo is saved</translation>
        </message>
        <message>
            <source>Os documentos novos saem sem logótipo</source>
            <translation>New documents have no logo</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MainWindow</name>
        <message>
            <source>%1 assinada e guardada</source>
            <translation>%1 signed and saved</translation>
        </message>
        <message>
            <source>Abrir ficheiro</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>Cunho · SANDBOX, sem valor legal</source>
            <translation>Cunho · SANDBOX, without legal value</translation>
        </message>
        <message>
            <source>SANDBOX – sem valor legal. Os documentos são de formação e os certificados de testes.</source>
            <translation>SANDBOX – without legal value. Documents are for training and certificates for tests.</translation>
        </message>
        <message>
            <source>Telemóvel e avarias</source>
            <translation>Phone and faults</translation>
        </message>
        <message>
            <source>Mostra ou esconde o painel do sandbox</source>
            <translation>Shows or hides the sandbox’s panel</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
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
            <source>%1 emitida; a assinatura ficou pendente.</source>
            <translation>%1 issued; its signature is pending.</translation>
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
            <source>Há %n assinatura(s) por concluir. O programa retoma-as agora.</source>
            <translation>
                <numerusform>%n signature was left in the middle. The program takes it up now.</numerusform>
                <numerusform>%n signatures were left in the middle. The program takes them up now.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n assinatura(s) pendente(s).</source>
            <translation>
                <numerusform>%n signature pending.</numerusform>
                <numerusform>%n signatures pending.</numerusform>
            </translation>
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
            <source>A assinatura está ativa.</source>
            <translation>The signature is active.</translation>
        </message>
        <message>
            <source>Ver</source>
            <translation>See</translation>
        </message>
        <message>
            <source>O cofre foi bloqueado por falta de uso.</source>
            <translation>The vault was locked for want of use.</translation>
        </message>
        <message>
            <source>Desbloquear</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>A preparar a assinatura…</source>
            <translation>Preparing the signature…</translation>
        </message>
        <message>
            <source>Assinatura por ativar</source>
            <translation>Signature not active</translation>
        </message>
        <message>
            <source>As faturas emitem-se e ficam por assinar.</source>
            <translation>Invoices are issued and stay unsigned.</translation>
        </message>
        <message>
            <source>Cofre fechado</source>
            <translation>Vault locked</translation>
        </message>
        <message>
            <source>Abra-o para assinar; até lá as faturas ficam por assinar.</source>
            <translation>Open it to sign; until then invoices stay unsigned.</translation>
        </message>
        <message>
            <source>%1 emitida; a assinatura está por ativar.</source>
            <translation>%1 issued; the signature is not active yet.</translation>
        </message>
        <message>
            <source>Ativar</source>
            <translation>Activate</translation>
        </message>
        <message>
            <source>SAFE pronto</source>
            <translation>SAFE ready</translation>
        </message>
        <message>
            <source>Certificado até %1</source>
            <translation>Certificate until %1</translation>
        </message>
        <message>
            <source>Assina-se com o cartão</source>
            <translation>The card signs</translation>
        </message>
        <message>
            <source>Falta um que possa assinar; até lá as faturas ficam por assinar.</source>
            <translation>One that can sign is missing; until then invoices stay to be signed.</translation>
        </message>
        <message>
            <source>O PIN de assinatura foi alterado.</source>
            <translation>The signature PIN was changed.</translation>
        </message>
        <message>
            <source>O PIN não foi alterado.</source>
            <translation>The PIN was not changed.</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s) por guardar.</source>
            <translation>
                <numerusform>%n signed file is not saved yet.</numerusform>
                <numerusform>%n signed files are not saved yet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Escolher outra pasta</source>
            <translation>Choose another folder</translation>
        </message>
        <message>
            <source>Guardar os ficheiros assinados</source>
            <translation>Save the signed files</translation>
        </message>
        <message>
            <source>%1 está guardado.</source>
            <translation>%1 is saved.</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) guardado(s).</source>
            <translation>
                <numerusform>%n file saved.</numerusform>
                <numerusform>%n files saved.</numerusform>
            </translation>
        </message>
        <message>
            <source>Abrir pasta</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>O PIN é pedido quando se assina.</source>
            <translation>The PIN is asked for when you sign.</translation>
        </message>
        <message>
            <source>Token pronto</source>
            <translation>Token ready</translation>
        </message>
        <message numerus="yes">
            <source>Há %n documento(s) por assinar.</source>
            <translation>
                <numerusform>%n document is to be signed.</numerusform>
                <numerusform>%n documents are to be signed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Assinar</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Mostrar na pasta</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>O que fazer</source>
            <translation>What to do</translation>
        </message>
        <message>
            <source>Chave Móvel Digital pronta</source>
            <translation>Chave Móvel Digital ready</translation>
        </message>
        <message>
            <source>PIN e código são pedidos quando se assina.</source>
            <translation>PIN and code are asked for when you sign.</translation>
        </message>
        <message>
            <source>O perfil de certificação está no cofre.</source>
            <translation>The certification profile is in the vault.</translation>
        </message>
        <message>
            <source>Há alterações por guardar nesta página.</source>
            <translation>There are unsaved changes on this page.</translation>
        </message>
        <message>
            <source>Fechar mesmo assim</source>
            <translation>Close all the same</translation>
        </message>
        <message numerus="yes">
            <source>Há %n ficheiro(s) por assinar de um lote que ficou a meio.</source>
            <translation>
                <numerusform>%n file of a batch that was left in the middle is not signed.</numerusform>
                <numerusform>%n files of a batch that was left in the middle are not signed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Continuar</source>
            <translation>Go on</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s).</source>
            <translation>
                <numerusform>%n file signed.</numerusform>
                <numerusform>%n files signed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n falharam.</source>
            <translation>
                <numerusform>%n failed.</numerusform>
                <numerusform>%n failed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Há ficheiros a ser assinados. O que já está assinado fica guardado, e o resto continua no próximo arranque.</source>
            <translation>Files are being signed. What is signed by now stays, and the rest goes on at the next start.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MarkDialog</name>
        <message>
            <source>Marcar como comunicado</source>
            <translation>Mark as handed over</translation>
        </message>
        <message>
            <source>Declarado sem documentos</source>
            <translation>Declared without documents</translation>
        </message>
        <message>
            <source>%1 já foi comunicado?</source>
            <translation>Was %1 handed over?</translation>
        </message>
        <message>
            <source>%1 já foi declarado sem documentos?</source>
            <translation>Was %1 declared as without documents?</translation>
        </message>
        <message>
            <source>Depois de entregar o ficheiro no Portal das Finanças (e-fatura › Faturas › Enviar ficheiro), anote-o aqui. O Cunho guarda a impressão digital do ficheiro (SHA-256) e avisa se o mês mudar.</source>
            <translation>After you have handed the file over on the tax portal (e-fatura › Faturas › Enviar ficheiro), note it here. Cunho keeps the file's fingerprint (SHA-256) and tells you when the month changes.</translation>
        </message>
        <message>
            <source>Um mês sem faturas também se declara no Portal das Finanças (e-fatura › Comunicar inexistência de faturação). Anote aqui o dia em que o fez.</source>
            <translation>A month without invoices is declared on the tax portal, too (e-fatura › Comunicar inexistência de faturação). Note here the day that you did it.</translation>
        </message>
        <message>
            <source>Comunicado em</source>
            <translation>Handed over on</translation>
        </message>
        <message>
            <source>O ficheiro que entregou</source>
            <translation>The file that you handed over</translation>
        </message>
        <message>
            <source>Ficheiro entregue</source>
            <translation>File handed over</translation>
        </message>
        <message>
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Escolher o ficheiro entregue</source>
            <translation>Choose the file handed over</translation>
        </message>
        <message>
            <source>SAF-T (*.xml);;Todos os ficheiros (*)</source>
            <translation>SAF-T (*.xml);;All files (*)</translation>
        </message>
        <message>
            <source>Ainda não</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>Marcar</source>
            <translation>Mark</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MasterList</name>
        <message>
            <source>Mostrar também os inativos</source>
            <translation>Show inactive ones, too</translation>
        </message>
        <message>
            <source>Exportar CSV…</source>
            <translation>Export CSV…</translation>
        </message>
        <message>
            <source>Procurar (Ctrl+K)</source>
            <translation>Search (Ctrl+K)</translation>
        </message>
        <message>
            <source>%1 (Ctrl+N)</source>
            <translation>%1 (Ctrl+N)</translation>
        </message>
        <message>
            <source>Mostrar todos</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Exportar a lista</source>
            <translation>Export the list</translation>
        </message>
        <message>
            <source>Lista guardada em %1</source>
            <translation>List saved as %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MoreFields</name>
        <message>
            <source>Mais campos</source>
            <translation>More fields</translation>
        </message>
        <message>
            <source>Retenção, moeda, datas, observações (F6)</source>
            <translation>Withholding, currency, dates, notes (F6)</translation>
        </message>
        <message>
            <source>Data da operação</source>
            <translation>Date of supply</translation>
        </message>
        <message>
            <source>Só quando não é a data do documento</source>
            <translation>Only when it is not the document's date</translation>
        </message>
        <message>
            <source>Vencimento</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Desconto global (%)</source>
            <translation>Global discount (%)</translation>
        </message>
        <message>
            <source>Região fiscal</source>
            <translation>Tax region</translation>
        </message>
        <message>
            <source>Moeda</source>
            <translation>Currency</translation>
        </message>
        <message>
            <source>Câmbio (euros por unidade)</source>
            <translation>Exchange rate (euros per unit)</translation>
        </message>
        <message>
            <source>Língua do documento</source>
            <translation>Language of the document</translation>
        </message>
        <message>
            <source>Português</source>
            <translation>Portuguese</translation>
        </message>
        <message>
            <source>Português e inglês</source>
            <translation>Portuguese and English</translation>
        </message>
        <message>
            <source>Sem retenção</source>
            <translation>No withholding</translation>
        </message>
        <message>
            <source>Retenção na fonte</source>
            <translation>Withholding</translation>
        </message>
        <message>
            <source>Taxa de retenção (%)</source>
            <translation>Withholding rate (%)</translation>
        </message>
        <message>
            <source>Enquadramento da retenção</source>
            <translation>Legal basis of the withholding</translation>
        </message>
        <message>
            <source>Por exemplo: artigo 101.º do CIRS</source>
            <translation>For instance: artigo 101.º do CIRS</translation>
        </message>
        <message>
            <source>Documento recuperado</source>
            <translation>Recovered document</translation>
        </message>
        <message>
            <source>Não</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Emitido à mão, por falta do programa</source>
            <translation>Issued by hand, for want of the program</translation>
        </message>
        <message>
            <source>Perdido com uma cópia de segurança</source>
            <translation>Lost with a restored backup</translation>
        </message>
        <message>
            <source>Número do original</source>
            <translation>Number of the original</translation>
        </message>
        <message>
            <source>Observações</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Autofaturação: emitida pelo cliente em nome do fornecedor</source>
            <translation>Self-billing: issued by the customer in the supplier's name</translation>
        </message>
        <message>
            <source>operação em %1</source>
            <translation>supply on %1</translation>
        </message>
        <message>
            <source>desconto de %1 %</source>
            <translation>discount of %1 %</translation>
        </message>
        <message>
            <source>retenção de %1 %</source>
            <translation>withholding of %1 %</translation>
        </message>
        <message>
            <source>observações</source>
            <translation>notes</translation>
        </message>
        <message>
            <source>Menos campos</source>
            <translation>Fewer fields</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::NoticeBar</name>
        <message>
            <source>Fechar o aviso: %1</source>
            <translation>Close the notice: %1</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PageCanvas</name>
        <message>
            <source>Página</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Página %1 de %2</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>Sem selo nesta página</source>
            <translation>No seal on this page</translation>
        </message>
        <message>
            <source>Selo a %1 mm da esquerda e %2 mm de baixo, com %3 por %4 mm</source>
            <translation>Seal %1 mm from the left and %2 mm from the bottom, %3 by %4 mm</translation>
        </message>
        <message>
            <source>, agarrado</source>
            <translation>, held</translation>
        </message>
        <message>
            <source>, já não se move</source>
            <translation>, it cannot be moved any more</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PageModel</name>
        <message>
            <source>Página %1</source>
            <translation>Page %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PagePreview</name>
        <message>
            <source>Documento a assinar</source>
            <translation>Document to sign</translation>
        </message>
        <message>
            <source>Selo visível</source>
            <translation>Visible seal</translation>
        </message>
        <message>
            <source>Sem selo visível</source>
            <translation>No visible seal</translation>
        </message>
        <message>
            <source>Selo na primeira página</source>
            <translation>Seal on the first page</translation>
        </message>
        <message>
            <source>Selo na última página</source>
            <translation>Seal on the last page</translation>
        </message>
        <message>
            <source>Selo na página à vista</source>
            <translation>Seal on the page in sight</translation>
        </message>
        <message>
            <source>Procurar lugar livre</source>
            <translation>Find a free place</translation>
        </message>
        <message>
            <source>O mesmo lugar em todos os ficheiros</source>
            <translation>The same place in all files</translation>
        </message>
        <message>
            <source>Página anterior</source>
            <translation>Previous page</translation>
        </message>
        <message>
            <source>Página seguinte</source>
            <translation>Next page</translation>
        </message>
        <message>
            <source>Número da página</source>
            <translation>Page number</translation>
        </message>
        <message>
            <source>Mais pequeno</source>
            <translation>Smaller</translation>
        </message>
        <message>
            <source>Maior</source>
            <translation>Larger</translation>
        </message>
        <message>
            <source>Página inteira</source>
            <translation>Whole page</translation>
        </message>
        <message>
            <source>Ver a página inteira</source>
            <translation>See the whole page</translation>
        </message>
        <message>
            <source>Largura</source>
            <translation>Width</translation>
        </message>
        <message>
            <source>Ver a largura da página</source>
            <translation>See the width of the page</translation>
        </message>
        <message>
            <source>A abrir…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>de %1</source>
            <translation>of %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Selo em todas as páginas</source>
            <translation>Seal on every page</translation>
        </message>
        <message>
            <source>Só numa página: o ficheiro já tem assinaturas ou não permite anotações.</source>
            <translation>On one page only: the file has signatures already or permits no annotations.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PageStrip</name>
        <message>
            <source>Páginas em miniatura</source>
            <translation>Thumbnails of the pages</translation>
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
        <name>cunho::ui::PaperDialog</name>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Duplicado</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Triplicado</source>
            <translation>Triplicate</translation>
        </message>
        <message>
            <source>2.ª via, impressa mais tarde</source>
            <translation>Second copy, printed later</translation>
        </message>
        <message>
            <source>Imprimir em papel</source>
            <translation>Print on paper</translation>
        </message>
        <message>
            <source>Que exemplar de %1 quer imprimir?</source>
            <translation>Which copy of %1 is to be printed?</translation>
        </message>
        <message>
            <source>Abrir para imprimir</source>
            <translation>Open to print</translation>
        </message>
        <message>
            <source>O papel não leva a assinatura eletrónica. Para enviar por e-mail, use sempre o ficheiro assinado.</source>
            <translation>Paper does not carry the electronic signature. To send it by e-mail, always use the signed file.</translation>
        </message>
        <message>
            <source>Para papel: este exemplar não é assinado nem guardado.</source>
            <translation>For paper: this copy is neither signed nor kept.</translation>
        </message>
        <message>
            <source>Guardar PDF…</source>
            <translation>Save PDF…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PasswordDialog</name>
        <message>
            <source>Palavra-passe do ficheiro</source>
            <translation>Password of the file</translation>
        </message>
        <message>
            <source>«%1» está protegido</source>
            <translation>“%1” is protected</translation>
        </message>
        <message>
            <source>Escreva a palavra-passe com que o ficheiro se abre. Serve também para os outros ficheiros que a tenham, e é esquecida quando fechar o Cunho.</source>
            <translation>Type the password that the file opens with. It serves the other files that have it too, and is forgotten when you close Cunho.</translation>
        </message>
        <message>
            <source>Palavra-passe</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Abrir ficheiro</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>Escreva a palavra-passe.</source>
            <translation>Type the password.</translation>
        </message>
        <message>
            <source>Esta palavra-passe não abre o ficheiro. Confirme-a e escreva-a de novo.</source>
            <translation>This password does not open the file. Check it and type it again.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PaymentRows</name>
        <message>
            <source>Dividir por vários meios</source>
            <translation>Divide over several means</translation>
        </message>
        <message>
            <source>Não indicado</source>
            <translation>Not stated</translation>
        </message>
        <message>
            <source>Meio de pagamento</source>
            <translation>Means of payment</translation>
        </message>
        <message>
            <source>Valor</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>No dia</source>
            <translation>On the day</translation>
        </message>
        <message>
            <source>Recebido em</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>Retirar o pagamento %1</source>
            <translation>Remove payment %1</translation>
        </message>
        <message>
            <source>Retirar</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Acrescentar um pagamento</source>
            <translation>Add a payment</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PaymentSection</name>
        <message>
            <source>30 dias</source>
            <translation>30 days</translation>
        </message>
        <message>
            <source>Nome da condição</source>
            <translation>Name of the terms</translation>
        </message>
        <message>
            <source>Dias até ao vencimento</source>
            <translation>Days until due</translation>
        </message>
        <message>
            <source>a contar do fim do mês</source>
            <translation>from the end of the month</translation>
        </message>
        <message>
            <source>Retirar a condição</source>
            <translation>Remove the terms</translation>
        </message>
        <message>
            <source>dias</source>
            <translation>days</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nome da forma de pagamento</source>
            <translation>Name of the way to pay</translation>
        </message>
        <message>
            <source>Meio de pagamento</source>
            <translation>Means of payment</translation>
        </message>
        <message>
            <source>imprime-se</source>
            <translation>printed</translation>
        </message>
        <message>
            <source>Retirar a forma de pagamento</source>
            <translation>Remove the way to pay</translation>
        </message>
        <message>
            <source>Entidade, cinco algarismos</source>
            <translation>Entity, five digits</translation>
        </message>
        <message>
            <source>Entidade Multibanco</source>
            <translation>Multibanco entity</translation>
        </message>
        <message>
            <source>Condições de pagamento</source>
            <translation>Payment terms</translation>
        </message>
        <message>
            <source>O vencimento conta-se da data do documento; cada cliente pode ter a sua.</source>
            <translation>The due date counts from the document's date; each customer may have their own terms.</translation>
        </message>
        <message>
            <source>Acrescentar condição</source>
            <translation>Add terms</translation>
        </message>
        <message>
            <source>Formas de pagamento</source>
            <translation>Ways to pay</translation>
        </message>
        <message>
            <source>As que se imprimem dizem ao cliente como pagar.</source>
            <translation>Those that are printed tell the customer how to pay.</translation>
        </message>
        <message>
            <source>Acrescentar forma de pagamento</source>
            <translation>Add a way to pay</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Dê um nome a esta forma de pagamento.</source>
            <translation>Give this way to pay a name.</translation>
        </message>
        <message>
            <source>O IBAN não confere: veja se falta ou sobra algum algarismo.</source>
            <translation>The IBAN does not check: look for a missing or additional digit.</translation>
        </message>
        <message>
            <source>A entidade Multibanco tem cinco algarismos.</source>
            <translation>A Multibanco entity has five digits.</translation>
        </message>
        <message>
            <source>Condições e formas de pagamento guardadas</source>
            <translation>Terms and ways to pay are saved</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PinDialog</name>
        <message>
            <source>PIN de assinatura</source>
            <translation>Signature PIN</translation>
        </message>
        <message>
            <source>Autorizar assinatura</source>
            <translation>Authorise signature</translation>
        </message>
        <message>
            <source>Escolha o PIN novo</source>
            <translation>Choose the new PIN</translation>
        </message>
        <message>
            <source>Alterar o PIN de assinatura</source>
            <translation>Change the signature PIN</translation>
        </message>
        <message>
            <source>PIN de assinatura atual</source>
            <translation>Current signature PIN</translation>
        </message>
        <message>
            <source>Assinar %1</source>
            <translation>Sign %1</translation>
        </message>
        <message numerus="yes">
            <source>Assinar %n documento(s)</source>
            <translation>
                <numerusform>Sign %n document</numerusform>
                <numerusform>Sign %n documents</numerusform>
            </translation>
        </message>
        <message>
            <source>Um só PIN assina todos, como escolheu.</source>
            <translation>One PIN signs them all, as you chose.</translation>
        </message>
        <message>
            <source>Assina-se agora o primeiro; os outros seguem-se.</source>
            <translation>The first is signed now; the others follow.</translation>
        </message>
        <message>
            <source>O PIN estava errado.</source>
            <translation>The PIN was wrong.</translation>
        </message>
        <message>
            <source>Última tentativa.</source>
            <translation>Last try.</translation>
        </message>
        <message>
            <source>Se errar agora, o PIN fica bloqueado e não assina até ser desbloqueado com o PUK. Se tem dúvidas, não assine e procure a carta dos códigos.</source>
            <translation>A wrong PIN now blocks it, and it does not sign until it is unblocked with the PUK. If in doubt do not sign, and look for the letter with the codes.</translation>
        </message>
        <message>
            <source>Confirme-o na carta dos códigos antes de tentar de novo.</source>
            <translation>Check it in the letter with the codes before you try again.</translation>
        </message>
        <message>
            <source>PIN atual</source>
            <translation>Current PIN</translation>
        </message>
        <message>
            <source>PIN novo (%1 a %2 algarismos)</source>
            <translation>New PIN (%1 to %2 digits)</translation>
        </message>
        <message>
            <source>Palavra-passe</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>O mesmo, outra vez</source>
            <translation>The same again</translation>
        </message>
        <message numerus="yes">
            <source>Um PIN para os %n documento(s)</source>
            <translation>
                <numerusform>One PIN for the %n document</numerusform>
                <numerusform>One PIN for the %n documents</numerusform>
            </translation>
        </message>
        <message>
            <source>O PIN fica na memória só até ao último e é apagado a seguir.</source>
            <translation>The PIN stays in memory until the last one only, and is wiped then.</translation>
        </message>
        <message>
            <source>O PIN atual e o novo marcam-se no teclado do leitor, não aqui.</source>
            <translation>The current PIN and the new one are typed on the reader’s keys, not here.</translation>
        </message>
        <message>
            <source>Confirme o que vai assinar e continue. O PIN marca-se no teclado do leitor, não aqui.</source>
            <translation>Check what you are going to sign and go on. The PIN is typed on the reader’s keys, not here.</translation>
        </message>
        <message>
            <source>À espera do PIN no leitor</source>
            <translation>Waiting for the PIN on the reader</translation>
        </message>
        <message>
            <source>Não assinar</source>
            <translation>Do not sign</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Marcar o PIN no leitor</source>
            <translation>Type the PIN on the reader</translation>
        </message>
        <message>
            <source>Alterar PIN</source>
            <translation>Change PIN</translation>
        </message>
        <message>
            <source>Assinar</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Continuar</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>O PIN tem %1 a %2 algarismos. Nada foi enviado ao cartão.</source>
            <translation>A PIN has %1 to %2 digits. Nothing was sent to the card.</translation>
        </message>
        <message>
            <source>Não é igual ao primeiro.</source>
            <translation>It is not the same as the first.</translation>
        </message>
        <message>
            <source>Marque agora no leitor o PIN atual e, duas vezes, o novo.</source>
            <translation>Now type the current PIN on the reader and, twice, the new one.</translation>
        </message>
        <message>
            <source>Marque agora o PIN no leitor e confirme com a tecla verde.</source>
            <translation>Now type the PIN on the reader and confirm with the green key.</translation>
        </message>
        <message>
            <source>Para desistir, carregue na tecla vermelha do leitor.</source>
            <translation>To give up, press the reader’s red key.</translation>
        </message>
        <message>
            <source>Esconder</source>
            <translation>Hide</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PreferencesPage</name>
        <message>
            <source>Preferências</source>
            <translation>Preferences</translation>
        </message>
        <message>
            <source>Comunicação com o Estado</source>
            <translation>Communication with the State</translation>
        </message>
        <message>
            <source>Assinatura Digital Qualificada</source>
            <translation>Qualified Digital Signature</translation>
        </message>
        <message>
            <source>Séries</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Faturas</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>Transporte</source>
            <translation>Transport</translation>
        </message>
        <message>
            <source>Aqui vão comunicar-se guias de transporte antes de a mercadoria sair.</source>
            <translation>Here transport documents will be communicated before the goods leave.</translation>
        </message>
        <message>
            <source>Ligação e programa</source>
            <translation>Connection and program</translation>
        </message>
        <message>
            <source>Ambiente, proxy e versões</source>
            <translation>Environment, proxy and versions</translation>
        </message>
        <message>
            <source>Neste computador</source>
            <translation>On this computer</translation>
        </message>
        <message>
            <source>Cartão de Cidadão</source>
            <translation>Citizen Card</translation>
        </message>
        <message>
            <source>Abrir as séries</source>
            <translation>Open the series</translation>
        </message>
        <message>
            <source>As séries comunicam-se no Portal das Finanças; o Cunho diz o que lá escrever e guarda os códigos de validação.</source>
            <translation>Series are registered on the tax portal; Cunho says what to type there and keeps the validation codes.</translation>
        </message>
        <message>
            <source>Abrir o SAF-T mensal</source>
            <translation>Open the monthly SAF-T</translation>
        </message>
        <message>
            <source>As faturas comunicam-se mês a mês com o ficheiro SAF-T (PT), até ao dia 5 do mês seguinte.</source>
            <translation>Invoices are handed over month by month with the SAF-T (PT) file, by day 5 of the next month.</translation>
        </message>
        <message>
            <source>Listas de confiança</source>
            <translation>Trusted lists</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PrerequisiteRow</name>
        <message>
            <source>Sim</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Não</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Pedido, por aprovar</source>
            <translation>Asked for, not approved</translation>
        </message>
        <message>
            <source>Verificado em %1</source>
            <translation>Checked %1</translation>
        </message>
        <message>
            <source>Esconder</source>
            <translation>Hide</translation>
        </message>
        <message>
            <source>Saber mais</source>
            <translation>Learn more</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PrerequisitesPage</name>
        <message>
            <source>Vou autenticar-me com</source>
            <translation>I will authenticate by</translation>
        </message>
        <message>
            <source>Chave Móvel Digital</source>
            <translation>Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Cartão de Cidadão</source>
            <translation>Citizen Card</translation>
        </message>
        <message>
            <source>Verificar de novo</source>
            <translation>Check again</translation>
        </message>
        <message>
            <source>Quatro códigos diferentes</source>
            <translation>Four different codes</translation>
        </message>
        <message>
            <source>PIN da CMD</source>
            <translation>CMD PIN</translation>
        </message>
        <message>
            <source>Escolhido por si ao ativar a Chave Móvel Digital. É o que se usa aqui com o telemóvel.</source>
            <translation>Chosen by you when you activated the Chave Móvel Digital. It is the one used here, with the phone.</translation>
        </message>
        <message>
            <source>PIN de autenticação</source>
            <translation>Authentication PIN</translation>
        </message>
        <message>
            <source>Do cartão: diz quem é. É o que se usa aqui com o Cartão de Cidadão.</source>
            <translation>Of the card: says who you are. It is the one used here with the Citizen Card.</translation>
        </message>
        <message>
            <source>PIN de assinatura</source>
            <translation>Signature PIN</translation>
        </message>
        <message>
            <source>Do cartão: assina documentos. Aqui não é pedido.</source>
            <translation>Of the card: signs documents. Not asked for here.</translation>
        </message>
        <message>
            <source>PIN da morada</source>
            <translation>Address PIN</translation>
        </message>
        <message>
            <source>Do cartão: mostra ou muda a morada. Aqui não é pedido.</source>
            <translation>Of the card: shows or changes the address. Not asked for here.</translation>
        </message>
        <message>
            <source>Não tem o atributo «Assinatura de faturas eletrónicas» ativo para a empresa %1.</source>
            <translation>You do not have the attribute “Assinatura de faturas eletrónicas” active for the company %1.</translation>
        </message>
        <message>
            <source>Autenticou-se a pessoa certa, a que tem o atributo?</source>
            <translation>Did the right person authenticate, the one who has the attribute?</translation>
        </message>
        <message>
            <source>O atributo é desta empresa, NIPC %1?</source>
            <translation>Is the attribute of this company, NIPC %1?</translation>
        </message>
        <message>
            <source>O pedido já foi aprovado? Até lá aparece como pendente.</source>
            <translation>Has the request been approved? Until then it shows as pending.</translation>
        </message>
        <message>
            <source>A validade não terminou?</source>
            <translation>Has its validity not ended?</translation>
        </message>
        <message>
            <source>No pedido, além de «Gerente» (ou outra qualidade), assinalou também «Assinatura de faturas eletrónicas»?</source>
            <translation>In the request, besides “Gerente” (or another capacity), did you also tick “Assinatura de faturas eletrónicas”?</translation>
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
        <message>
            <source>A ter em conta</source>
            <translation>To keep in mind</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProductPanel</name>
        <message>
            <source>Nenhum</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Novo produto ou serviço</source>
            <translation>New product or service</translation>
        </message>
        <message>
            <source>Apagar produto ou serviço</source>
            <translation>Delete product or service</translation>
        </message>
        <message>
            <source>Código</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>O seguinte</source>
            <translation>The next</translation>
        </message>
        <message>
            <source>Tipo</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Serviço</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Produto</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Outro (portes, adiantamentos…)</source>
            <translation>Other (carriage, advances…)</translation>
        </message>
        <message>
            <source>Imposto especial de consumo</source>
            <translation>Excise duty</translation>
        </message>
        <message>
            <source>Outro imposto ou taxa</source>
            <translation>Other tax or levy</translation>
        </message>
        <message>
            <source>Descrição</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Unidade</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Código de barras</source>
            <translation>Bar code</translation>
        </message>
        <message>
            <source>Igual ao código</source>
            <translation>Same as the code</translation>
        </message>
        <message>
            <source>Preço unitário (€)</source>
            <translation>Unit price (€)</translation>
        </message>
        <message>
            <source>Sem preço fixo</source>
            <translation>No fixed price</translation>
        </message>
        <message>
            <source>O preço é</source>
            <translation>The price is</translation>
        </message>
        <message>
            <source>sem IVA</source>
            <translation>without VAT</translation>
        </message>
        <message>
            <source>com IVA incluído</source>
            <translation>with VAT included</translation>
        </message>
        <message>
            <source>Imposto</source>
            <translation>Tax</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Imposto do selo</source>
            <translation>Stamp duty</translation>
        </message>
        <message>
            <source>Não sujeito</source>
            <translation>Not subject</translation>
        </message>
        <message>
            <source>Taxa</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Intermédia</source>
            <translation>Intermediate</translation>
        </message>
        <message>
            <source>Reduzida</source>
            <translation>Reduced</translation>
        </message>
        <message>
            <source>Isento</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Verba da tabela geral</source>
            <translation>Item of the general table</translation>
        </message>
        <message>
            <source>Motivo de isenção</source>
            <translation>Reason for exemption</translation>
        </message>
        <message>
            <source>Conta para a retenção na fonte</source>
            <translation>Counts for withholding at source</translation>
        </message>
        <message>
            <source>%1 € sem IVA (%2 % no continente)</source>
            <translation>%1 € without VAT (%2 % on the mainland)</translation>
        </message>
        <message>
            <source>%1 € com IVA (%2 % no continente)</source>
            <translation>%1 € with VAT (%2 % on the mainland)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProductsPage</name>
        <message>
            <source>Produtos e serviços</source>
            <translation>Products and services</translation>
        </message>
        <message>
            <source>Código ou descrição</source>
            <translation>Code or description</translation>
        </message>
        <message>
            <source>Procurar produtos e serviços</source>
            <translation>Search products and services</translation>
        </message>
        <message>
            <source>Novo</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Ainda não há produtos nem serviços. O primeiro também nasce da primeira fatura.</source>
            <translation>There are no products or services yet. The first invoice makes the first one, too.</translation>
        </message>
        <message>
            <source>Nenhum produto ou serviço corresponde a esta procura.</source>
            <translation>No product or service matches this search.</translation>
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
            <source>Preço</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>IVA</source>
            <translation>VAT</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProgramSection</name>
        <message>
            <source>As credenciais estão no cofre. O ficheiro pode ser apagado.</source>
            <translation>The credentials are in the vault. The file may be deleted.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProtectionDialog</name>
        <message>
            <source>Proteção do cofre</source>
            <translation>Protection of the vault</translation>
        </message>
        <message>
            <source>O que protege as chaves da assinatura?</source>
            <translation>What protects the keys of the signature?</translation>
        </message>
        <message>
            <source>O porta-chaves do sistema</source>
            <translation>The system’s keyring</translation>
        </message>
        <message>
            <source>Abre-se quando entra na sua sessão. Cómodo num computador só seu.</source>
            <translation>Opens when you log in. Convenient on a computer of your own.</translation>
        </message>
        <message>
            <source>Uma frase-passe do Cunho</source>
            <translation>A passphrase of Cunho</translation>
        </message>
        <message>
            <source>Pedida quando o Cunho arranca e depois de um tempo sem uso. Própria para um computador partilhado.</source>
            <translation>Asked for when Cunho starts and after a time without use. Right for a shared computer.</translation>
        </message>
        <message>
            <source>Frase-passe (%1 caracteres ou mais)</source>
            <translation>Passphrase (%1 characters or more)</translation>
        </message>
        <message>
            <source>A mesma, outra vez</source>
            <translation>The same again</translation>
        </message>
        <message>
            <source>Não há forma de recuperar uma frase-passe esquecida: seria preciso ativar a assinatura de novo.</source>
            <translation>A forgotten passphrase cannot be recovered: the signature would have to be activated again.</translation>
        </message>
        <message>
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Proteger</source>
            <translation>Protect</translation>
        </message>
        <message>
            <source>São precisos %1 caracteres ou mais. Quatro palavras ao acaso servem.</source>
            <translation>It takes %1 characters or more. Four words at random will do.</translation>
        </message>
        <message>
            <source>Não é igual à primeira.</source>
            <translation>It is not the same as the first.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProviderChoices</name>
        <message>
            <source>Assinar %1 com</source>
            <translation>Sign %1 with</translation>
        </message>
        <message>
            <source>%1 (por configurar)</source>
            <translation>%1 (not set up)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProxyCard</name>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Por onde este computador chega à Internet. Ligações que já estão abertas só mudam quando o Cunho voltar a arrancar.</source>
            <translation>How this computer reaches the Internet. Connections that are open already change only when Cunho starts again.</translation>
        </message>
        <message>
            <source>O que o sistema indica (http_proxy, https_proxy, no_proxy)</source>
            <translation>What the system says (http_proxy, https_proxy, no_proxy)</translation>
        </message>
        <message>
            <source>Nenhum: ligar diretamente</source>
            <translation>None: connect directly</translation>
        </message>
        <message>
            <source>Este proxy</source>
            <translation>This proxy</translation>
        </message>
        <message>
            <source>Endereço</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Utilizador (se o proxy o pedir)</source>
            <translation>User (if the proxy asks for one)</translation>
        </message>
        <message>
            <source>Palavra-passe</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Escolher a proteção do cofre</source>
            <translation>Choose the vault’s protection</translation>
        </message>
        <message>
            <source>Desbloquear o cofre</source>
            <translation>Unlock the vault</translation>
        </message>
        <message>
            <source>A palavra-passe guarda-se no cofre, que não está aberto.</source>
            <translation>The password is kept in the vault, which is not open.</translation>
        </message>
        <message>
            <source>Sem utilizador não há palavra-passe.</source>
            <translation>Without a user there is no password.</translation>
        </message>
        <message>
            <source>Há uma palavra-passe guardada. Deixe em branco para a manter.</source>
            <translation>A password is kept. Leave this empty to keep it.</translation>
        </message>
        <message>
            <source>A palavra-passe guardada era de outro proxy ou utilizador e vai ser apagada. Escreva a nova.</source>
            <translation>The password kept was that of another proxy or user and will be deleted. Type the new one.</translation>
        </message>
        <message>
            <source>A palavra-passe guarda-se no cofre, cifrada.</source>
            <translation>The password is kept in the vault, encrypted.</translation>
        </message>
        <message>
            <source>Guardar e testar</source>
            <translation>Save and test</translation>
        </message>
        <message>
            <source>Testar de novo</source>
            <translation>Test again</translation>
        </message>
        <message>
            <source>Testar a ligação</source>
            <translation>Test the connection</translation>
        </message>
        <message>
            <source>A perguntar a %1…</source>
            <translation>Asking %1…</translation>
        </message>
        <message>
            <source>O teste pede a página pública de %1, sem dados seus.</source>
            <translation>The test asks for the public page of %1, without any data of yours.</translation>
        </message>
        <message>
            <source>%1 respondeu. A ligação funciona.</source>
            <translation>%1 answered. The connection works.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::QuestionDialog</name>
        <message>
            <source>Documentos a assinar</source>
            <translation>Documents to be signed</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ReaderCard</name>
        <message>
            <source>Alterar PIN da assinatura…</source>
            <translation>Change the signature PIN…</translation>
        </message>
        <message>
            <source>Assinar com este leitor</source>
            <translation>Sign with this reader</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::RecordCompleter</name>
        <message>
            <source>Registos que correspondem</source>
            <translation>Records that fit</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::RecordPage</name>
        <message>
            <source>Alterações por guardar</source>
            <translation>Changes not saved</translation>
        </message>
        <message>
            <source>Deixar as alterações por guardar?</source>
            <translation>Leave the changes unsaved?</translation>
        </message>
        <message>
            <source>O que escreveu nesta ficha perde-se.</source>
            <translation>What you wrote in this record is lost.</translation>
        </message>
        <message>
            <source>Perder as alterações</source>
            <translation>Lose the changes</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::RecordPanel</name>
        <message>
            <source>Apagar</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Desfazer alterações</source>
            <translation>Undo changes</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Inativo</source>
            <translation>Inactive</translation>
        </message>
        <message>
            <source>Tornar inativo</source>
            <translation>Make inactive</translation>
        </message>
        <message>
            <source>Tornar ativo</source>
            <translation>Make active</translation>
        </message>
        <message>
            <source>Desistir</source>
            <translation>Give up</translation>
        </message>
        <message>
            <source>%1: dados guardados</source>
            <translation>%1: data saved</translation>
        </message>
        <message>
            <source>%1 está ativo</source>
            <translation>%1 is active</translation>
        </message>
        <message>
            <source>%1 ficou inativo: já não aparece nas listas</source>
            <translation>%1 is inactive now: it is no longer listed</translation>
        </message>
        <message>
            <source>Apagar %1?</source>
            <translation>Delete %1?</translation>
        </message>
        <message>
            <source>A ficha desaparece para sempre.</source>
            <translation>The record is gone for ever.</translation>
        </message>
        <message>
            <source>Nenhum documento a usa: nada mais muda.</source>
            <translation>No document uses it: nothing else changes.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::RevisionsCard</name>
        <message>
            <source>O documento ao longo do tempo</source>
            <translation>The document over time</translation>
        </message>
        <message>
            <source>Cada assinatura fixou o ficheiro como estava então. Pode ver cada estado.</source>
            <translation>Each signature fixed the file as it was then. You can look at each state.</translation>
        </message>
        <message>
            <source>Mostrar todas (%1)</source>
            <translation>Show all (%1)</translation>
        </message>
        <message>
            <source>alguém sem nome</source>
            <translation>somebody without a name</translation>
        </message>
        <message>
            <source>%1. Selada por %2</source>
            <translation>%1. Time-stamped by %2</translation>
        </message>
        <message>
            <source>%1. Assinada por %2</source>
            <translation>%1. Signed by %2</translation>
        </message>
        <message>
            <source>É o ficheiro inteiro: nada veio depois.</source>
            <translation>It is the whole file: nothing came after.</translation>
        </message>
        <message>
            <source>Depois vieram bytes que nada mudam.</source>
            <translation>Bytes that change nothing came after.</translation>
        </message>
        <message>
            <source>Depois: %1.</source>
            <translation>After it: %1.</translation>
        </message>
        <message>
            <source>Ver como foi assinado</source>
            <translation>View as it was signed</translation>
        </message>
        <message>
            <source>Ver como foi assinado: revisão %1</source>
            <translation>View as it was signed: revision %1</translation>
        </message>
        <message>
            <source>Guardar cópia…</source>
            <translation>Save a copy…</translation>
        </message>
        <message>
            <source>Guardar uma cópia da revisão %1</source>
            <translation>Save a copy of revision %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::RowPanel</name>
        <message>
            <source>Nome de quem assina</source>
            <translation>Name of who signs</translation>
        </message>
        <message>
            <source>Mostrar na pasta</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Enviar</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Escolha um ficheiro para o ver.</source>
            <translation>Choose a file to see it.</translation>
        </message>
        <message>
            <source>A abrir…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Outro programa está sempre a mudar este ficheiro. Feche-o e escolha «Ler de novo».</source>
            <translation>Another program keeps changing this file. Close it there and choose “Read again”.</translation>
        </message>
        <message>
            <source>O ficheiro mudou desde que foi lido. Foi lido de novo: veja-o antes de assinar.</source>
            <translation>The file has changed since it was read. It was read again: look at it before you sign.</translation>
        </message>
        <message>
            <source>Escrever a palavra-passe…</source>
            <translation>Type the password…</translation>
        </message>
        <message>
            <source>Guardar noutra pasta…</source>
            <translation>Save in another folder…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SaftCheckSection</name>
        <message>
            <source>Largue aqui um ficheiro SAF-T (PT)</source>
            <translation>Drop a SAF-T (PT) file here</translation>
        </message>
        <message>
            <source>De qualquer programa. O Cunho lê-o como a Autoridade Tributária: estrutura, somas, cadeia de assinaturas, numeração, datas e códigos. O ficheiro não sai deste computador.</source>
            <translation>Of any program. Cunho reads it as the Tax Authority does: structure, sums, chain of signatures, numbers, dates and codes. The file does not leave this computer.</translation>
        </message>
        <message>
            <source>Escolher ficheiro…</source>
            <translation>Choose a file…</translation>
        </message>
        <message>
            <source>Chave pública…</source>
            <translation>Public key…</translation>
        </message>
        <message>
            <source>Chave do programa que fez o ficheiro (PEM), para conferir as assinaturas dos documentos</source>
            <translation>Key of the program that made the file (PEM), to verify the documents' signatures</translation>
        </message>
        <message>
            <source>Outro ficheiro…</source>
            <translation>Another file…</translation>
        </message>
        <message>
            <source>A verificar</source>
            <translation>Checking</translation>
        </message>
        <message numerus="yes">
            <source>%n documento(s) lido(s)</source>
            <translation>
                <numerusform>%n document read</numerusform>
                <numerusform>%n documents read</numerusform>
            </translation>
        </message>
        <message>
            <source>Nada a apontar: %1.</source>
            <translation>Nothing found: %1.</translation>
        </message>
        <message>
            <source>Seria aceite, com %1: %2.</source>
            <translation>It would be accepted, with %1: %2.</translation>
        </message>
        <message>
            <source>Seria recusado, com %1: %2.</source>
            <translation>It would be refused, with %1: %2.</translation>
        </message>
        <message>
            <source>Mostram-se as primeiras %1.</source>
            <translation>The first %1 are shown.</translation>
        </message>
        <message>
            <source>As assinaturas dos documentos foram conferidas com a chave indicada.</source>
            <translation>The documents' signatures were verified with the key given.</translation>
        </message>
        <message>
            <source>Das assinaturas dos documentos viu-se só a forma: para as conferir, indique a chave pública.</source>
            <translation>Of the documents' signatures only the form was seen: to verify them, give the public key.</translation>
        </message>
        <message>
            <source>Ficheiro SAF-T (PT)</source>
            <translation>SAF-T (PT) file</translation>
        </message>
        <message>
            <source>SAF-T (*.xml);;Todos os ficheiros (*)</source>
            <translation>SAF-T (*.xml);;All files (*)</translation>
        </message>
        <message>
            <source>Chave pública</source>
            <translation>Public key</translation>
        </message>
        <message>
            <source>Chaves públicas (*.pem *.txt);;Todos os ficheiros (*)</source>
            <translation>Public keys (*.pem *.txt);;All files (*)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SaftSection</name>
        <message numerus="yes">
            <source>%n erro(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n aviso(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 e %2</source>
            <translation>%1 and %2</translation>
        </message>
        <message>
            <source>Mês</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Docs.</source>
            <translation>Docs.</translation>
        </message>
        <message>
            <source>Estado</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Meses</source>
            <translation>Months</translation>
        </message>
        <message>
            <source>Ainda não há meses a comunicar: começam com o primeiro documento.</source>
            <translation>There are no months to hand over yet: they begin with the first document.</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Exportar…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Marcar como comunicado…</source>
            <translation>Mark as handed over…</translation>
        </message>
        <message>
            <source>Em curso</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>Declarado sem documentos…</source>
            <translation>Declared without documents…</translation>
        </message>
        <message>
            <source>Verifique antes de exportar: o Cunho lê o ficheiro como a Autoridade Tributária o lerá.</source>
            <translation>Check before exporting: Cunho reads the file as the Tax Authority will.</translation>
        </message>
        <message>
            <source>Nada a corrigir: o ficheiro está pronto a exportar.</source>
            <translation>Nothing to correct: the file is ready for export.</translation>
        </message>
        <message>
            <source>%1. Duplo clique numa linha leva aonde se corrige.</source>
            <translation>%1. A double click on a line leads to where it is corrected.</translation>
        </message>
        <message>
            <source>%1, nada que impeça a entrega.</source>
            <translation>%1, nothing that keeps it from being handed over.</translation>
        </message>
        <message>
            <source>A verificar %1…</source>
            <translation>Checking %1…</translation>
        </message>
        <message>
            <source>Exportar SAF-T (PT)</source>
            <translation>Export SAF-T (PT)</translation>
        </message>
        <message>
            <source>A exportar %1…</source>
            <translation>Exporting %1…</translation>
        </message>
        <message numerus="yes">
            <source>%1 exportado: %n documento(s). Entregue-o no e-fatura e marque-o aqui.</source>
            <translation>
                <numerusform>%1 exported: %n document. Hand it over on e-fatura and mark it here.</numerusform>
                <numerusform>%1 exported: %n documents. Hand it over on e-fatura and mark it here.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 está marcado como comunicado</source>
            <translation>%1 is marked as handed over</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SandboxDock</name>
        <message>
            <source>Sandbox</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Esconder o painel do sandbox</source>
            <translation>Hide the sandbox’s panel</translation>
        </message>
        <message>
            <source>Telemóvel</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Avarias</source>
            <translation>Faults</translation>
        </message>
        <message>
            <source>Avaria a simular</source>
            <translation>Fault to simulate</translation>
        </message>
        <message>
            <source>Relógio do Estado</source>
            <translation>The State’s clock</translation>
        </message>
        <message>
            <source>Velocidade</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>Velocidade do relógio</source>
            <translation>Speed of the clock</translation>
        </message>
        <message>
            <source>Avançar</source>
            <translation>Advance by</translation>
        </message>
        <message numerus="yes">
            <source>%n dia(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Avançar o relógio %n dia(s)</source>
            <translation>
                <numerusform>Advance the clock by %n day</numerusform>
                <numerusform>Advance the clock by %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>Os SMS do sandbox aparecem aqui.</source>
            <translation>The sandbox’s SMS appear here.</translation>
        </message>
        <message>
            <source>Provocar uma avaria…</source>
            <translation>Provoke a fault…</translation>
        </message>
        <message>
            <source>Desconhecido</source>
            <translation>Not known</translation>
        </message>
        <message>
            <source>Chave Móvel Digital de ensaio: %1, PIN de assinatura %2.</source>
            <translation>Chave Móvel Digital to try: %1, signature PIN %2.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SeriesPanel</name>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Formação</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Recuperação</source>
            <translation>Recovery</translation>
        </message>
        <message>
            <source>Encerrada</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Por comunicar</source>
            <translation>To register</translation>
        </message>
        <message>
            <source>Em uso</source>
            <translation>In use</translation>
        </message>
        <message>
            <source>Pronta</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Encerrar a série…</source>
            <translation>Close the series…</translation>
        </message>
        <message>
            <source>1. Escreva isto no Portal das Finanças</source>
            <translation>1. Type this on the tax portal</translation>
        </message>
        <message>
            <source>Em Serviços › Documentos e faturas › Séries › Comunicar série, campo a campo. Sem o código de validação não se emite nada nesta série (Portaria 195/2020).</source>
            <translation>Under Serviços › Documentos e faturas › Séries › Comunicar série, field by field. Without the validation code nothing is issued in this series (Portaria 195/2020).</translation>
        </message>
        <message>
            <source>Abrir o Portal das Finanças</source>
            <translation>Open the tax portal</translation>
        </message>
        <message>
            <source>2. Cole aqui o código que o portal mostrou</source>
            <translation>2. Paste here the code that the portal showed</translation>
        </message>
        <message>
            <source>Código de validação</source>
            <translation>Validation code</translation>
        </message>
        <message>
            <source>Guardar o código</source>
            <translation>Save the code</translation>
        </message>
        <message>
            <source>Copiar</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Copiar: %1</source>
            <translation>Copy: %1</translation>
        </message>
        <message>
            <source>Nova série</source>
            <translation>New series</translation>
        </message>
        <message>
            <source>Tipo de documento</source>
            <translation>Document type</translation>
        </message>
        <message>
            <source>Identificador</source>
            <translation>Identifier</translation>
        </message>
        <message>
            <source>Espécie</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Primeiro número</source>
            <translation>First number</translation>
        </message>
        <message>
            <source>A usar a partir de</source>
            <translation>To be used from</translation>
        </message>
        <message>
            <source>Uma série dura pelo menos um ano fiscal e nunca se reutiliza (DL 28/2019, artigo 7.º). «Recuperação» é para documentos manuais ou perdidos com uma cópia de segurança.</source>
            <translation>A series lasts at least one fiscal year and is never used again (DL 28/2019, article 7). “Recovery” is for documents made by hand, or lost with a backup.</translation>
        </message>
        <message>
            <source>Desistir</source>
            <translation>Give up</translation>
        </message>
        <message>
            <source>Criar a série</source>
            <translation>Create the series</translation>
        </message>
        <message>
            <source>Código de validação: %1</source>
            <translation>Validation code: %1</translation>
        </message>
        <message>
            <source>Último número: %1</source>
            <translation>Last number: %1</translation>
        </message>
        <message>
            <source>Ainda sem documentos; o primeiro será o %1.</source>
            <translation>No documents yet; the first will be %1.</translation>
        </message>
        <message>
            <source>Identificação da série</source>
            <translation>Identificação da série (series)</translation>
        </message>
        <message>
            <source>Tipo de série</source>
            <translation>Tipo de série (kind)</translation>
        </message>
        <message>
            <source>Classe do documento</source>
            <translation>Classe do documento (class)</translation>
        </message>
        <message>
            <source>Início da numeração sequencial</source>
            <translation>Início da numeração sequencial (first number)</translation>
        </message>
        <message>
            <source>Data de início previsto de utilização</source>
            <translation>Data de início previsto de utilização (used from)</translation>
        </message>
        <message>
            <source>Meio de processamento</source>
            <translation>Meio de processamento (processing)</translation>
        </message>
        <message>
            <source>N.º do certificado do programa</source>
            <translation>N.º do certificado do programa (certificate)</translation>
        </message>
        <message>
            <source>São pelo menos 8 letras maiúsculas ou algarismos, como o portal os mostrou.</source>
            <translation>It has at least 8 capital letters or digits, as the portal showed them.</translation>
        </message>
        <message>
            <source>Letras e algarismos, com . _ - só no meio, sem começar por AT.</source>
            <translation>Letters and digits, with . _ - only inside, not beginning with AT.</translation>
        </message>
        <message>
            <source>Um número inteiro, a partir de 1.</source>
            <translation>A whole number, from 1.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SeriesSection</name>
        <message>
            <source>Nova série</source>
            <translation>New series</translation>
        </message>
        <message>
            <source>Série</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>Código</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Espécie</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Último n.º</source>
            <translation>Last no.</translation>
        </message>
        <message>
            <source>Estado</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Lista de séries</source>
            <translation>List of series</translation>
        </message>
        <message>
            <source>Série %1 criada: falta comunicá-la</source>
            <translation>Series %1 created: now register it</translation>
        </message>
        <message>
            <source>%1 está pronta a usar</source>
            <translation>%1 is ready for use</translation>
        </message>
        <message numerus="yes">
            <source>%n série(s) por comunicar à Autoridade Tributária.</source>
            <translation>
                <numerusform>%n series to be registered with the Tax Authority.</numerusform>
                <numerusform>%n series to be registered with the Tax Authority.</numerusform>
            </translation>
        </message>
        <message>
            <source>Cada série comunica-se à Autoridade Tributária antes do primeiro documento.</source>
            <translation>Each series is registered with the Tax Authority before its first document.</translation>
        </message>
        <message>
            <source>Encerrar série</source>
            <translation>Close series</translation>
        </message>
        <message>
            <source>Encerrar a série %1?</source>
            <translation>Close the series %1?</translation>
        </message>
        <message>
            <source>Não se emite mais nenhum documento nela, e não se pode reabrir.</source>
            <translation>No more documents are issued in it, and it cannot be opened again.</translation>
        </message>
        <message>
            <source>O que foi emitido fica como está, e continua a poder ser anulado ou retificado.</source>
            <translation>What was issued stays as it is, and can still be cancelled or corrected.</translation>
        </message>
        <message>
            <source>No Portal das Finanças finalize também a série, com o último número emitido.</source>
            <translation>Finalise the series on the tax portal, too, with the last number issued.</translation>
        </message>
        <message>
            <source>Para continuar a emitir é preciso outra série comunicada.</source>
            <translation>To go on issuing, another registered series is needed.</translation>
        </message>
        <message>
            <source>Compreendo que é para sempre</source>
            <translation>I understand that this is for ever</translation>
        </message>
        <message>
            <source>Encerrar a série</source>
            <translation>Close the series</translation>
        </message>
        <message>
            <source>%1 está encerrada</source>
            <translation>%1 is closed</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SettlementModel</name>
        <message>
            <source>Documento</source>
            <translation>Document</translation>
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
            <source>Em aberto</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Recebe-se</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Desconto</source>
            <translation>Discount</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SettlementTable</name>
        <message>
            <source>Documentos em aberto do cliente</source>
            <translation>Open documents of the customer</translation>
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
            <source>Ativar</source>
            <translation>Activate</translation>
        </message>
        <message>
            <source>Abrir o cofre</source>
            <translation>Open the vault</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
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
            <source>Preferências</source>
            <translation>Preferences</translation>
        </message>
        <message>
            <source>Clientes</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>Clientes (Ctrl+3)</source>
            <translation>Customers (Ctrl+3)</translation>
        </message>
        <message>
            <source>Produtos e serviços</source>
            <translation>Products and services</translation>
        </message>
        <message>
            <source>Produtos e serviços (Ctrl+4)</source>
            <translation>Products and services (Ctrl+4)</translation>
        </message>
        <message>
            <source>Séries e SAF-T</source>
            <translation>Series and SAF-T</translation>
        </message>
        <message>
            <source>Comunicação com o Estado (Ctrl+5)</source>
            <translation>Communication with the State (Ctrl+5)</translation>
        </message>
        <message>
            <source>Verificar assinaturas de ficheiros (Ctrl+6)</source>
            <translation>Verify signatures of files (Ctrl+6)</translation>
        </message>
        <message>
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Empresa (Ctrl+7)</source>
            <translation>Company (Ctrl+7)</translation>
        </message>
        <message>
            <source>Preferências (Ctrl+8)</source>
            <translation>Preferences (Ctrl+8)</translation>
        </message>
        <message>
            <source>Assinar PDF</source>
            <translation>Sign PDFs</translation>
        </message>
        <message>
            <source>Assinar ficheiros PDF (Ctrl+2)</source>
            <translation>Sign PDF files (Ctrl+2)</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignBoard</name>
        <message>
            <source>Não há programa de correio que receba anexos daqui. Abriu-se a pasta: arraste o ficheiro para a mensagem.</source>
            <translation>There is no mail program that takes attachments from here. The folder was opened: drag the file into your message.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignList</name>
        <message>
            <source>Ficheiros a assinar</source>
            <translation>Files to sign</translation>
        </message>
        <message>
            <source>Delete retira, Alt e setas mudam a ordem, Enter mostra o documento, a tecla de menu diz o resto.</source>
            <translation>Delete removes, Alt and arrows change the order, Enter shows the document, the menu key tells the rest.</translation>
        </message>
        <message>
            <source>Mostrar na pasta</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Enviar…</source>
            <translation>Send…</translation>
        </message>
        <message>
            <source>Copiar SHA-256</source>
            <translation>Copy SHA-256</translation>
        </message>
        <message>
            <source>Ver o documento</source>
            <translation>See the document</translation>
        </message>
        <message>
            <source>Verificar o que já traz</source>
            <translation>Verify what it has already</translation>
        </message>
        <message>
            <source>Tentar de novo os que falharam</source>
            <translation>Try those that failed again</translation>
        </message>
        <message>
            <source>Ler de novo</source>
            <translation>Read again</translation>
        </message>
        <message>
            <source>Subir</source>
            <translation>Move up</translation>
        </message>
        <message>
            <source>Descer</source>
            <translation>Move down</translation>
        </message>
        <message>
            <source>Retirar da lista</source>
            <translation>Remove from the list</translation>
        </message>
        <message>
            <source>Escrever a palavra-passe…</source>
            <translation>Type the password…</translation>
        </message>
        <message>
            <source>Guardar noutra pasta…</source>
            <translation>Save in another folder…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignListModel</name>
        <message>
            <source>%1 pág.</source>
            <translation>%1 pp.</translation>
        </message>
        <message>
            <source>Assinado fica em %1</source>
            <translation>Signed it goes to %1</translation>
        </message>
        <message>
            <source>Ficheiro</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Tamanho</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Já traz</source>
            <translation>Has already</translation>
        </message>
        <message>
            <source>Situação</source>
            <translation>State</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignOptions</name>
        <message>
            <source>Como se assina</source>
            <translation>How to sign</translation>
        </message>
        <message>
            <source>Assinar com</source>
            <translation>Sign with</translation>
        </message>
        <message>
            <source>Abrir as preferências</source>
            <translation>Open the preferences</translation>
        </message>
        <message>
            <source>Nível</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>O que o selo visível diz</source>
            <translation>What the visible seal says</translation>
        </message>
        <message>
            <source>Na qualidade de</source>
            <translation>In the capacity of</translation>
        </message>
        <message>
            <source>Escolher nas preferências</source>
            <translation>Choose in the preferences</translation>
        </message>
        <message>
            <source>%1 (por resolver)</source>
            <translation>%1 (not ready)</translation>
        </message>
        <message>
            <source>Nenhum meio de assinar</source>
            <translation>No way to sign</translation>
        </message>
        <message>
            <source>Escolher com que assinar</source>
            <translation>Choose what to sign with</translation>
        </message>
        <message>
            <source>Não há serviço de selos temporais: os ficheiros ficam em B-B até haver.</source>
            <translation>There is no time-stamp service: files stay at B-B until there is one.</translation>
        </message>
        <message>
            <source>Na qualidade de %1</source>
            <translation>In the capacity of %1</translation>
        </message>
        <message>
            <source>Nenhum atributo profissional escolhido.</source>
            <translation>No professional attribute chosen.</translation>
        </message>
        <message>
            <source>para a pasta %1</source>
            <translation>to the folder %1</translation>
        </message>
        <message>
            <source>ao lado de cada original</source>
            <translation>beside each original</translation>
        </message>
        <message>
            <source>motivo: %1</source>
            <translation>reason: %1</translation>
        </message>
        <message>
            <source>política %1</source>
            <translation>policy %1</translation>
        </message>
        <message>
            <source>na qualidade de %1</source>
            <translation>in the capacity of %1</translation>
        </message>
        <message>
            <source>Menos opções</source>
            <translation>Fewer options</translation>
        </message>
        <message>
            <source>Mais opções</source>
            <translation>More options</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignPage</name>
        <message>
            <source>Assinar PDF</source>
            <translation>Sign PDF</translation>
        </message>
        <message>
            <source>Registo</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>O que já foi assinado</source>
            <translation>What was signed already</translation>
        </message>
        <message>
            <source>Limpar lista</source>
            <translation>Clear list</translation>
        </message>
        <message>
            <source>Juntar</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Juntar ficheiros (Ctrl+O) ou uma pasta</source>
            <translation>Add files (Ctrl+O) or a folder</translation>
        </message>
        <message>
            <source>Abrir ficheiros…</source>
            <translation>Open files…</translation>
        </message>
        <message>
            <source>Abrir pasta…</source>
            <translation>Open folder…</translation>
        </message>
        <message>
            <source>Colar</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Ficheiros a assinar</source>
            <translation>Files to sign</translation>
        </message>
        <message>
            <source>PDF (*.pdf *.PDF)</source>
            <translation>PDF (*.pdf *.PDF)</translation>
        </message>
        <message>
            <source>Todos os ficheiros (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Pasta com PDF a assinar</source>
            <translation>Folder with PDFs to sign</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignatureSection</name>
        <message>
            <source>Contas</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Com que se assina, por omissão</source>
            <translation>What signs by default</translation>
        </message>
        <message>
            <source>O cofre está bloqueado.</source>
            <translation>The vault is locked.</translation>
        </message>
        <message>
            <source>Atributos profissionais</source>
            <translation>Professional attributes</translation>
        </message>
        <message>
            <source>Ver atributos</source>
            <translation>See attributes</translation>
        </message>
        <message>
            <source>Em caso de incidente</source>
            <translation>In case of an incident</translation>
        </message>
        <message>
            <source>Se desconfia de que alguém teve acesso a este computador: cancele tudo e ative de novo.</source>
            <translation>If you suspect that somebody had access to this computer: cancel everything and activate again.</translation>
        </message>
        <message>
            <source>Cancelar todas as contas e apagar os tokens</source>
            <translation>Cancel all accounts and wipe the tokens</translation>
        </message>
        <message>
            <source>Ainda não se conhece nenhum. São lidos quando se autentica.</source>
            <translation>None is known yet. They are read when you authenticate.</translation>
        </message>
        <message numerus="yes">
            <source>%n atributo(s) ativo(s) conhecido(s).</source>
            <translation>
                <numerusform>%n active attribute known.</numerusform>
                <numerusform>%n active attributes known.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nenhuma. As faturas emitem-se na mesma e ficam por assinar.</source>
            <translation>None. Invoices are issued all the same and stay to be signed.</translation>
        </message>
        <message>
            <source>Cancelar a conta</source>
            <translation>Cancel the account</translation>
        </message>
        <message>
            <source>Cancelar a conta de assinatura de %1?</source>
            <translation>Cancel the signing account of %1?</translation>
        </message>
        <message>
            <source>O Cunho deixa de poder assinar faturas em nome de %1.</source>
            <translation>Cunho can no longer sign invoices in the name of %1.</translation>
        </message>
        <message>
            <source>As autorizações desta conta são apagadas deste computador.</source>
            <translation>The authorisations of this account are wiped from this computer.</translation>
        </message>
        <message>
            <source>O que já foi assinado continua válido.</source>
            <translation>What is signed already stays valid.</translation>
        </message>
        <message>
            <source>Para voltar a assinar é preciso ativar de novo, com autenticação.</source>
            <translation>To sign again takes a new activation, with authentication.</translation>
        </message>
        <message>
            <source>A conta foi cancelada.</source>
            <translation>The account is cancelled.</translation>
        </message>
        <message>
            <source>Cancelar todas as contas</source>
            <translation>Cancel all accounts</translation>
        </message>
        <message>
            <source>Cancelar todas as contas e apagar os tokens?</source>
            <translation>Cancel all accounts and wipe the tokens?</translation>
        </message>
        <message>
            <source>Todas as contas de assinatura desta empresa são canceladas no serviço do Estado.</source>
            <translation>All signing accounts of this company are cancelled at the State’s service.</translation>
        </message>
        <message>
            <source>Todas as autorizações são apagadas deste computador, mesmo que o serviço não responda. Nesse caso cancele também no portal.</source>
            <translation>All authorisations are wiped from this computer, even if the service does not answer. In that case cancel in the portal, too.</translation>
        </message>
        <message>
            <source>Nenhuma fatura é assinada até se ativar de novo; ficam emitidas e por assinar.</source>
            <translation>No invoice is signed until a new activation; they are issued and stay to be signed.</translation>
        </message>
        <message>
            <source>Num incidente, avise a AMA nas primeiras 4 horas.</source>
            <translation>In an incident, notify AMA within the first 4 hours.</translation>
        </message>
        <message>
            <source>Compreendo que não se pode desfazer</source>
            <translation>I understand that it cannot be undone</translation>
        </message>
        <message>
            <source>Cancelar tudo e apagar</source>
            <translation>Cancel all and wipe</translation>
        </message>
        <message>
            <source>Todas as contas foram canceladas e os tokens apagados.</source>
            <translation>All accounts are cancelled and the tokens wiped.</translation>
        </message>
        <message numerus="yes">
            <source>Os tokens foram apagados. Falta cancelar %n conta(s) no serviço: faça-o no portal.</source>
            <translation>
                <numerusform>The tokens are wiped. %n account is left to cancel at the service: do it in the portal.</numerusform>
                <numerusform>The tokens are wiped. %n accounts are left to cancel at the service: do it in the portal.</numerusform>
            </translation>
        </message>
        <message>
            <source>A proteção do cofre mudou.</source>
            <translation>The protection of the vault has changed.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignedLogModel</name>
        <message>
            <source>Ficheiro assinado</source>
            <translation>Signed file</translation>
        </message>
        <message>
            <source>Quem assinou</source>
            <translation>Signed by</translation>
        </message>
        <message>
            <source>Nível</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignedLogView</name>
        <message>
            <source>Voltar</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Voltar aos ficheiros (Esc)</source>
            <translation>Back to the files (Esc)</translation>
        </message>
        <message>
            <source>Registo de assinados</source>
            <translation>Log of signed files</translation>
        </message>
        <message>
            <source>Nome, pasta, quem assinou ou SHA-256</source>
            <translation>Name, folder, signer or SHA-256</translation>
        </message>
        <message>
            <source>Procurar ficheiros assinados</source>
            <translation>Search signed files</translation>
        </message>
        <message>
            <source>Ficheiros assinados</source>
            <translation>Signed files</translation>
        </message>
        <message>
            <source>Copiar SHA-256</source>
            <translation>Copy SHA-256</translation>
        </message>
        <message>
            <source>Mostrar na pasta</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Verificar</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Nada encontrado</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>Ainda não assinou nenhum ficheiro</source>
            <translation>No file was signed yet</translation>
        </message>
        <message>
            <source>Procure só parte do nome, ou apague a procura para ver tudo.</source>
            <translation>Search for part of the name only, or clear the search to see everything.</translation>
        </message>
        <message>
            <source>Aqui fica o registo de cada PDF assinado: onde está, quem assinou e quando.</source>
            <translation>Here each signed PDF is logged: where it is, who signed it and when.</translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s)</source>
            <translation>
                <numerusform>%n signed file</numerusform>
                <numerusform>%n signed files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignerPage</name>
        <message>
            <source>Sou eu</source>
            <translation>I do</translation>
        </message>
        <message>
            <source>Sou gerente, administrador, diretor ou procurador da empresa e tenho comigo o telemóvel da Chave Móvel Digital ou o Cartão de Cidadão.</source>
            <translation>I am manager, administrator, director or proxy of the company and have with me the phone of the Chave Móvel Digital or the Citizen Card.</translation>
        </message>
        <message>
            <source>É outra pessoa</source>
            <translation>Somebody else does</translation>
        </message>
        <message>
            <source>Preparo uma página com o que essa pessoa precisa de saber. A ativação continua aqui, quando ela puder sentar-se a este computador.</source>
            <translation>I prepare a page with what that person needs to know. The activation continues here when they can sit at this computer.</translation>
        </message>
        <message>
            <source>Sou empresário em nome individual</source>
            <translation>I am a sole trader</translation>
        </message>
        <message>
            <source>Trabalho por conta própria, sem sociedade: o NIF das faturas é o meu.</source>
            <translation>I work on my own account, without a company: the NIF of the invoices is mine.</translation>
        </message>
        <message>
            <source>A assinatura é de uma pessoa que representa a %1 (NIPC %2). Quem é?</source>
            <translation>The signature is that of a person who represents %1 (NIPC %2). Who is it?</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SoleTraderPage</name>
        <message>
            <source>O serviço de assinatura de faturas do Estado só abre contas a quem representa uma sociedade: o certificado traz o NIPC da empresa e a qualidade em que se assina, e um empresário em nome individual não tem um nem outra.</source>
            <translation>The State’s invoice signing service opens accounts only to those who represent a company: the certificate carries the company’s NIPC and the signer’s capacity, and a sole trader has neither.</translation>
        </message>
        <message>
            <source>As suas faturas podem ter assinatura qualificada de outra forma:</source>
            <translation>Your invoices can be signed with a qualified signature in other ways:</translation>
        </message>
        <message>
            <source>Cartão de Cidadão</source>
            <translation>Citizen Card</translation>
        </message>
        <message>
            <source>Com um leitor e o PIN de assinatura, uma fatura ou um lote de cada vez. A assinatura tem de estar ativa no cartão (pede-se ao levantá-lo ou num balcão).</source>
            <translation>With a reader and the signature PIN, one invoice or one batch at a time. The signature has to be active on the card (ask for it when you collect the card, or at a counter).</translation>
        </message>
        <message>
            <source>Chave Móvel Digital</source>
            <translation>Chave Móvel Digital</translation>
        </message>
        <message>
            <source>Com o PIN da assinatura e um código no telemóvel. A assinatura da CMD ativa-se em autenticacao.gov.pt com o Cartão de Cidadão.</source>
            <translation>With the signature PIN and a code on the phone. The CMD’s signature is activated at autenticacao.gov.pt with the Citizen Card.</translation>
        </message>
        <message>
            <source>Sem assinatura</source>
            <translation>Without a signature</translation>
        </message>
        <message>
            <source>A lei aceita também a fatura eletrónica sem assinatura qualificada em alguns casos. Fale com o seu contabilista; o Cunho emite e guarda as suas faturas na mesma.</source>
            <translation>The law also accepts electronic invoices without a qualified signature in some cases. Ask your accountant; Cunho issues and keeps your invoices all the same.</translation>
        </message>
        <message>
            <source>Até lá, tudo o que emite fica guardado como «assinatura pendente»: nada se perde.</source>
            <translation>Until then all that you issue is kept as “signature pending”: nothing is lost.</translation>
        </message>
        <message>
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::StartBar</name>
        <message>
            <source>Ficheiros tratados</source>
            <translation>Files dealt with</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Limpar assinados</source>
            <translation>Clear signed</translation>
        </message>
        <message>
            <source>Parar</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Assinar</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Nenhum ficheiro para assinar</source>
            <translation>No file to sign</translation>
        </message>
        <message>
            <source>Falta escolher com que assinar.</source>
            <translation>Choose what to sign with first.</translation>
        </message>
        <message>
            <source>A procurar PDF no que largou…</source>
            <translation>Looking for PDFs in what was dropped…</translation>
        </message>
        <message>
            <source>A ler %1 de %2 ficheiros…</source>
            <translation>Reading %1 of %2 files…</translation>
        </message>
        <message>
            <source>Ainda nada é assinado.</source>
            <translation>Nothing is signed yet.</translation>
        </message>
        <message>
            <source>Ao parar, o que está assinado fica; o resto não é assinado.</source>
            <translation>If you stop, what is signed stays; the rest is not signed.</translation>
        </message>
        <message>
            <source>ao parar, o que está assinado fica</source>
            <translation>if you stop, what is signed stays</translation>
        </message>
        <message>
            <source>O que falta aos pendentes junta-se sozinho, logo que o serviço responda.</source>
            <translation>What the pending ones lack is added by itself, as soon as the service answers.</translation>
        </message>
        <message>
            <source>Escolha um ficheiro com problema para ver o que fazer.</source>
            <translation>Choose a file with a problem to see what to do.</translation>
        </message>
        <message>
            <source>Os cancelados não foram assinados; os originais estão como estavam.</source>
            <translation>The cancelled ones were not signed; the originals are as they were.</translation>
        </message>
        <message>
            <source>Os originais estão como estavam.</source>
            <translation>The originals are as they were.</translation>
        </message>
        <message>
            <source>Guardar noutra pasta…</source>
            <translation>Save in another folder…</translation>
        </message>
        <message>
            <source>O que não se pôde guardar já está assinado: escolha outra pasta, e fica feito.</source>
            <translation>What could not be saved is signed already: choose another folder, and it is done.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::StatePage</name>
        <message>
            <source>Comunicação com o Estado</source>
            <translation>Communication with the State</translation>
        </message>
        <message>
            <source>Séries</source>
            <translation>Series</translation>
        </message>
        <message>
            <source>SAF-T mensal</source>
            <translation>Monthly SAF-T</translation>
        </message>
        <message>
            <source>Verificar um ficheiro SAF-T</source>
            <translation>Check a SAF-T file</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::StatementFields</name>
        <message>
            <source>Sem motivo</source>
            <translation>No reason</translation>
        </message>
        <message>
            <source>Motivo por palavras</source>
            <translation>Reason in words</translation>
        </message>
        <message>
            <source>Compromisso</source>
            <translation>Commitment</translation>
        </message>
        <message>
            <source>Política de assinatura</source>
            <translation>Signature policy</translation>
        </message>
        <message>
            <source>Porque se assina</source>
            <translation>Why it is signed</translation>
        </message>
        <message>
            <source>Por exemplo: aceito as condições</source>
            <translation>For example: I accept the terms</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>SHA-256 em hexadecimal</source>
            <translation>SHA-256 in hexadecimal</translation>
        </message>
        <message>
            <source>https://… (pode ficar vazio)</source>
            <translation>https://… (may stay empty)</translation>
        </message>
        <message>
            <source>OID da política</source>
            <translation>OID of the policy</translation>
        </message>
        <message>
            <source>Resumo do documento da política</source>
            <translation>Digest of the policy document</translation>
        </message>
        <message>
            <source>Documento…</source>
            <translation>Document…</translation>
        </message>
        <message>
            <source>Calcular o resumo a partir do documento da política</source>
            <translation>Compute the digest from the policy document</translation>
        </message>
        <message>
            <source>Onde se lê a política</source>
            <translation>Where the policy can be read</translation>
        </message>
        <message>
            <source>Documento da política</source>
            <translation>Policy document</translation>
        </message>
        <message>
            <source>Todos os ficheiros (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>São números com pontos, como 1.2.620.1.2</source>
            <translation>Numbers with dots, such as 1.2.620.1.2</translation>
        </message>
        <message>
            <source>São 64, 96 ou 128 algarismos hexadecimais</source>
            <translation>64, 96 or 128 hexadecimal digits</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::StepPage</name>
        <message>
            <source>Abre %1 no navegador</source>
            <translation>Opens %1 in the browser</translation>
        </message>
        <message>
            <source>Continuar</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Não foi possível gravar</source>
            <translation>It could not be saved</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::StepRail</name>
        <message>
            <source>%1: feito</source>
            <translation>%1: done</translation>
        </message>
        <message>
            <source>%1: passo atual</source>
            <translation>%1: current step</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::TargetFields</name>
        <message>
            <source>Onde ficam os assinados</source>
            <translation>Where signed files go</translation>
        </message>
        <message>
            <source>Como se chamam</source>
            <translation>What they are called</translation>
        </message>
        <message>
            <source>{name}: nome do original; {date}: dia; {n}: número na lista</source>
            <translation>{name}: name of the original; {date}: day; {n}: number in the list</translation>
        </message>
        <message>
            <source>contrato.pdf</source>
            <translation>contract.pdf</translation>
        </message>
        <message>
            <source>Ao lado de cada original</source>
            <translation>Beside each original</translation>
        </message>
        <message>
            <source>Na pasta %1</source>
            <translation>In the folder %1</translation>
        </message>
        <message>
            <source>Escolher uma pasta…</source>
            <translation>Choose a folder…</translation>
        </message>
        <message>
            <source>Pasta para os ficheiros assinados</source>
            <translation>Folder for signed files</translation>
        </message>
        <message>
            <source>Por exemplo: %1</source>
            <translation>For example: %1</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::TermsCard</name>
        <message>
            <source>Assinar as faturas com a assinatura qualificada do Estado</source>
            <translation>Sign invoices with the State’s qualified signature</translation>
        </message>
        <message>
            <source>Quem representa a empresa autentica-se uma vez no Autenticação.gov. O Cunho passa a assinar cada fatura que emite, sem pedir nada, até 45 dias; depois renova-se.</source>
            <translation>Whoever represents the company authenticates once at Autenticação.gov. Cunho then signs each invoice that it issues, without asking, for up to 45 days; after that it is renewed.</translation>
        </message>
        <message>
            <source>Li e aceito os termos e condições</source>
            <translation>I have read and accept the terms and conditions</translation>
        </message>
        <message>
            <source>Gerir assinatura no Autenticação.gov</source>
            <translation>Manage the signature at Autenticação.gov</translation>
        </message>
        <message>
            <source>Esconder os termos</source>
            <translation>Hide the terms</translation>
        </message>
        <message>
            <source>Ler os termos</source>
            <translation>Read the terms</translation>
        </message>
        <message>
            <source>Termos e condições, versão %1, aceites em %2.</source>
            <translation>Terms and conditions, version %1, accepted %2.</translation>
        </message>
        <message>
            <source>Leia os termos e condições, versão %1, e aceite-os para continuar.</source>
            <translation>Read the terms and conditions, version %1, and accept them to continue.</translation>
        </message>
        <message>
            <source>Primeiro é preciso aceitar os termos</source>
            <translation>The terms have to be accepted first</translation>
        </message>
        <message>
            <source>Há uma ativação por concluir, no passo «%1». Continua onde ficou.</source>
            <translation>An activation is under way, at the step “%1”. It goes on where it was left.</translation>
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
        <name>cunho::ui::TokenCard</name>
        <message>
            <source>Token criptográfico (PKCS#11)</source>
            <translation>Cryptographic token (PKCS#11)</translation>
        </message>
        <message>
            <source>Um certificado ou selo da empresa num token USB. O módulo do fabricante corre dentro do Cunho: escolha só um em que confia.</source>
            <translation>A certificate or the company’s seal on a USB token. The maker’s module runs inside Cunho: choose only one that you trust.</translation>
        </message>
        <message>
            <source>Deixar de usar</source>
            <translation>Stop using it</translation>
        </message>
        <message>
            <source>Usar esta chave</source>
            <translation>Use this key</translation>
        </message>
        <message>
            <source>Módulo do fabricante</source>
            <translation>Maker’s module</translation>
        </message>
        <message>
            <source>Escolher ficheiro…</source>
            <translation>Choose file…</translation>
        </message>
        <message>
            <source>Procurar chaves</source>
            <translation>Look for keys</translation>
        </message>
        <message>
            <source>Módulo PKCS#11</source>
            <translation>PKCS#11 module</translation>
        </message>
        <message>
            <source>Módulos PKCS#11 (*.so);;Todos os ficheiros (*)</source>
            <translation>PKCS#11 modules (*.so);;All files (*)</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Em uso: a única chave do módulo %1</source>
            <translation>In use: the only key of the module %1</translation>
        </message>
        <message>
            <source>Em uso: %1, no token «%2»</source>
            <translation>In use: %1, on the token “%2”</translation>
        </message>
        <message>
            <source>A perguntar ao módulo…</source>
            <translation>Asking the module…</translation>
        </message>
        <message>
            <source>O módulo não mostra nenhum certificado com chave. Ligue o token ao computador e procure outra vez, ou escolha outro módulo.</source>
            <translation>The module shows no certificate with a key. Connect the token to the computer and look again, or choose another module.</translation>
        </message>
        <message numerus="yes">
            <source>%n chave(s). Escolha com qual se assina:</source>
            <translation>
                <numerusform>%n key. Choose the one that signs:</numerusform>
                <numerusform>%n keys. Choose the one that signs:</numerusform>
            </translation>
        </message>
        <message>
            <source>Token «%1»</source>
            <translation>Token “%1”</translation>
        </message>
        <message>
            <source>terminou em %1: peça um certificado novo</source>
            <translation>ended on %1: ask for a new certificate</translation>
        </message>
        <message>
            <source>válido até %1</source>
            <translation>valid until %1</translation>
        </message>
        <message>
            <source>a chave só se vê com o PIN</source>
            <translation>its key shows with the PIN only</translation>
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
        <message>
            <source>Não sujeito</source>
            <translation>Not subject</translation>
        </message>
        <message>
            <source>Imposto do selo %1</source>
            <translation>Stamp duty %1</translation>
        </message>
        <message>
            <source>Retenção de %1 %2 %</source>
            <translation>Withholding of %1 %2 %</translation>
        </message>
        <message>
            <source>Valor a pagar</source>
            <translation>Payable</translation>
        </message>
        <message>
            <source>Total em %1</source>
            <translation>Total in %1</translation>
        </message>
        <message>
            <source>câmbio %1</source>
            <translation>rate %1</translation>
        </message>
        <message>
            <source>Descontos</source>
            <translation>Discounts</translation>
        </message>
        <message>
            <source>Imposto do selo</source>
            <translation>Stamp duty</translation>
        </message>
        <message>
            <source>Descontos de pronto pagamento</source>
            <translation>Discounts for prompt payment</translation>
        </message>
        <message>
            <source>Total do recibo</source>
            <translation>Total of the receipt</translation>
        </message>
        <message>
            <source>Retenção na fonte</source>
            <translation>Withholding</translation>
        </message>
        <message>
            <source>Valor a receber</source>
            <translation>To be received</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::TransportFields</name>
        <message>
            <source>Local de carga</source>
            <translation>Place of loading</translation>
        </message>
        <message>
            <source>Local de descarga</source>
            <translation>Place of unloading</translation>
        </message>
        <message>
            <source>Início do transporte</source>
            <translation>Start of the transport</translation>
        </message>
        <message>
            <source>Fim previsto</source>
            <translation>Expected end</translation>
        </message>
        <message>
            <source>Matrícula</source>
            <translation>Registration</translation>
        </message>
        <message>
            <source>Opcional</source>
            <translation>Optional</translation>
        </message>
        <message>
            <source>Código postal</source>
            <translation>Postal code</translation>
        </message>
        <message>
            <source>Localidade</source>
            <translation>City</translation>
        </message>
        <message>
            <source>País</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>%1, hora</source>
            <translation>%1, time</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::UnfinishedBar</name>
        <message>
            <source>Continuar</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Esquecer</source>
            <translation>Forget</translation>
        </message>
        <message>
            <source>O que já foi assinado fica; os outros deixam de ser lembrados</source>
            <translation>What is signed stays; the others are not remembered any more</translation>
        </message>
        <message>
            <source>Ver de novo</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>Ver se a outra janela já acabou</source>
            <translation>See whether the other window is through</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::UnlockPage</name>
        <message>
            <source>O cofre está bloqueado</source>
            <translation>The vault is locked</translation>
        </message>
        <message>
            <source>Frase-passe do cofre</source>
            <translation>Passphrase of the vault</translation>
        </message>
        <message>
            <source>Continuar sem assinar</source>
            <translation>Continue without signing</translation>
        </message>
        <message>
            <source>Desbloquear</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>As chaves da assinatura estão cifradas com a sua frase-passe. Sem ela nada é assinado; as faturas emitem-se na mesma e a assinatura fica pendente.</source>
            <translation>The keys of the signature are encrypted with your passphrase. Without it nothing is signed; invoices are issued all the same and their signature stays pending.</translation>
        </message>
        <message>
            <source>As chaves da assinatura estão no porta-chaves do sistema, que ainda não as deu. Desbloqueie o porta-chaves e tente de novo.</source>
            <translation>The keys of the signature are in the system’s keyring, which has not given them yet. Unlock the keyring and try again.</translation>
        </message>
        <message>
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Escreva a frase-passe.</source>
            <translation>Type the passphrase.</translation>
        </message>
        <message>
            <source>Esta frase-passe não abre o cofre.</source>
            <translation>This passphrase does not open the vault.</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::VaultCard</name>
        <message>
            <source>Cofre</source>
            <translation>Vault</translation>
        </message>
        <message>
            <source>Bloquear sem uso ao fim de</source>
            <translation>Lock without use after</translation>
        </message>
        <message numerus="yes">
            <source>%n minuto(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>nunca</source>
            <translation>never</translation>
        </message>
        <message>
            <source>As autorizações do Estado ficam cifradas neste computador (AES-256). Não entram em cópias de segurança nem em exportações.</source>
            <translation>The State’s authorisations are encrypted on this computer (AES-256). They go into no backup and no export.</translation>
        </message>
        <message>
            <source>Ainda não há nada guardado.</source>
            <translation>Nothing is kept yet.</translation>
        </message>
        <message>
            <source>Protegido por uma frase-passe.</source>
            <translation>Protected by a passphrase.</translation>
        </message>
        <message>
            <source>Protegido pelo porta-chaves do sistema.</source>
            <translation>Protected by the system’s keyring.</translation>
        </message>
        <message>
            <source>Está bloqueado.</source>
            <translation>It is locked.</translation>
        </message>
        <message>
            <source>Está aberto.</source>
            <translation>It is open.</translation>
        </message>
        <message>
            <source>Escolher a proteção</source>
            <translation>Choose the protection</translation>
        </message>
        <message>
            <source>Mudar a proteção</source>
            <translation>Change the protection</translation>
        </message>
        <message>
            <source>Desbloquear</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>Bloquear agora</source>
            <translation>Lock now</translation>
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
        <message>
            <source>Listas de confiança…</source>
            <translation>Trusted lists…</translation>
        </message>
        <message>
            <source>Abre as preferências, onde se importam</source>
            <translation>Opens the preferences, where they are imported</translation>
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
        <message>
            <source>Largue aqui os PDF, ou as pastas, que quer verificar</source>
            <translation>Drop the PDFs, or folders, to be verified here</translation>
        </message>
        <message>
            <source>A verificar…</source>
            <translation>Verifying…</translation>
        </message>
        <message>
            <source>Guardar relatório (PDF)</source>
            <translation>Save report (PDF)</translation>
        </message>
        <message>
            <source>Guardar relatório (JSON)</source>
            <translation>Save report (JSON)</translation>
        </message>
        <message>
            <source>Mostrar mais (faltam %1)</source>
            <translation>Show more (%1 left)</translation>
        </message>
        <message>
            <source>A verificar: %1 de %2</source>
            <translation>Verifying: %1 of %2</translation>
        </message>
        <message>
            <source>Guardar como foi assinado</source>
            <translation>Save as it was signed</translation>
        </message>
        <message>
            <source>Relatório guardado</source>
            <translation>Report saved</translation>
        </message>
        <message>
            <source>Cópia guardada</source>
            <translation>Copy saved</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::VersionsCard</name>
        <message>
            <source>A versão que está a usar já não deve ser usada. Instale a versão %1, de %2.</source>
            <translation>The version that you are using must no longer be used. Install version %1 of %2.</translation>
        </message>
        <message>
            <source>Há uma versão nova do Cunho: a %1, de %2.</source>
            <translation>There is a new version of Cunho: %1 of %2.</translation>
        </message>
        <message>
            <source>Novas versões</source>
            <translation>New versions</translation>
        </message>
        <message>
            <source>Procurar agora</source>
            <translation>Look now</translation>
        </message>
        <message>
            <source>Quem publica as versões</source>
            <translation>Who publishes the versions</translation>
        </message>
        <message>
            <source>Aviso de versões: endereço https ou ficheiro</source>
            <translation>Notice of versions: https address or file</translation>
        </message>
        <message>
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Escolher o ficheiro do aviso de versões</source>
            <translation>Choose the file of the notice of versions</translation>
        </message>
        <message>
            <source>Certificado de quem publica</source>
            <translation>Publisher’s certificate</translation>
        </message>
        <message>
            <source>Escolher o ficheiro do certificado de quem publica</source>
            <translation>Choose the file of the publisher’s certificate</translation>
        </message>
        <message>
            <source>Guardar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Só se acredita num aviso com a assinatura deste certificado. Nada se instala sozinho.</source>
            <translation>Only a notice signed with this certificate is believed. Nothing installs itself.</translation>
        </message>
        <message>
            <source>Aviso de versões</source>
            <translation>Notice of versions</translation>
        </message>
        <message>
            <source>Aviso de versões (*.json);;Todos os ficheiros (*)</source>
            <translation>Notice of versions (*.json);;All files (*)</translation>
        </message>
        <message>
            <source>Certificados (*.pem *.crt *.cer *.der);;Todos os ficheiros (*)</source>
            <translation>Certificates (*.pem *.crt *.cer *.der);;All files (*)</translation>
        </message>
        <message>
            <source>Está a usar o Cunho %1.</source>
            <translation>You are using Cunho %1.</translation>
        </message>
        <message>
            <source>Não se procuram versões novas: falta indicar quem as publica.</source>
            <translation>Nobody looks for new versions: say first who publishes them.</translation>
        </message>
        <message>
            <source>Não se sabe se há uma versão nova. %1</source>
            <translation>Nobody knows whether there is a new version. %1</translation>
        </message>
        <message>
            <source>É a versão mais recente. Procurou-se em %1.</source>
            <translation>This is the newest version. Looked for on %1.</translation>
        </message>
        <message>
            <source>Ainda não se procurou desde que o Cunho arrancou.</source>
            <translation>Not looked for yet since Cunho started.</translation>
        </message>
        <message>
            <source>Obter a versão %1</source>
            <translation>Get version %1</translation>
        </message>
        <message>
            <source>A procurar…</source>
            <translation>Looking…</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::WaitingPage</name>
        <message>
            <source>O Estado abre a conta e emite o certificado. Em geral demora menos de 3 minutos.</source>
            <translation>The State opens the account and issues the certificate. It mostly takes less than 3 minutes.</translation>
        </message>
        <message>
            <source>Autenticação recebida</source>
            <translation>Authentication received</translation>
        </message>
        <message>
            <source>Abertura da conta (15 segundos de pausa, depois até 1 minuto)</source>
            <translation>Opening of the account (15 seconds of pause, then up to 1 minute)</translation>
        </message>
        <message>
            <source>Emissão do certificado (até 2 minutos; às vezes mais)</source>
            <translation>Issue of the certificate (up to 2 minutes; at times more)</translation>
        </message>
        <message>
            <source>Confirmação de que o certificado é desta empresa</source>
            <translation>Check that the certificate is of this company</translation>
        </message>
        <message>
            <source>À espera do Estado</source>
            <translation>Waiting for the State</translation>
        </message>
        <message>
            <source>Verificar agora</source>
            <translation>Check now</translation>
        </message>
        <message>
            <source>Pode fechar esta página, ou o Cunho: a autorização já está guardada no cofre e a pergunta é repetida sozinha. As faturas emitem-se entretanto e ficam por assinar.</source>
            <translation>You may close this page, or Cunho: the authorisation is in the vault already and the question is repeated by itself. Meanwhile invoices are issued and stay to be signed.</translation>
        </message>
        <message>
            <source>O pedido espera há mais de 10 minutos</source>
            <translation>The request has waited for more than 10 minutes</translation>
        </message>
        <message>
            <source>Costuma querer dizer que ficou preso. Cancele-o no portal e recomece; os dados da empresa já estão preenchidos.</source>
            <translation>That mostly means that it is stuck. Cancel it in the portal and start again; the company’s data is filled in already.</translation>
        </message>
        <message>
            <source>Recomeçar com os mesmos dados</source>
            <translation>Start again with the same data</translation>
        </message>
        <message>
            <source>Próxima pergunta ao Estado: %1</source>
            <translation>Next question to the State: %1</translation>
        </message>
        <message>
            <source>%1: feito</source>
            <translation>%1: done</translation>
        </message>
        <message>
            <source>%1: em curso</source>
            <translation>%1: under way</translation>
        </message>
        <message>
            <source>%1: por fazer</source>
            <translation>%1: to come</translation>
        </message>
        <message>
            <source>Continuar em segundo plano</source>
            <translation>Continue in the background</translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::WaysSection</name>
        <message>
            <source>O telemóvel foi esquecido.</source>
            <translation>The phone was forgotten.</translation>
        </message>
        <message>
            <source>O telemóvel está guardado.</source>
            <translation>The phone is saved.</translation>
        </message>
        <message>
            <source>O token deixou de estar em uso.</source>
            <translation>The token is no longer in use.</translation>
        </message>
        <message>
            <source>A chave de %1 está escolhida.</source>
            <translation>The key of %1 is chosen.</translation>
        </message>
        <message>
            <source>O certificado do serviço está trocado.</source>
            <translation>The service’s certificate is replaced.</translation>
        </message>
    </context>
</TS>
