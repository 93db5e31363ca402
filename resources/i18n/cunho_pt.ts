<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="pt_PT">
    <context>
        <name>CitizenCard</name>
        <message numerus="yes">
            <source>dentro de %n dia(s)</source>
            <translation>
                <numerusform>dentro de %n dia</numerusform>
                <numerusform>dentro de %n dias</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cartão(ões) inserido(s)</source>
            <translation>
                <numerusform>%n cartão inserido</numerusform>
                <numerusform>%n cartões inseridos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Resta(m) %n tentativa(s).</source>
            <translation>
                <numerusform>Resta %n tentativa.</numerusform>
                <numerusform>Restam %n tentativas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n leitor(es): %1.</source>
            <translation>
                <numerusform>%n leitor: %1.</numerusform>
                <numerusform>%n leitores: %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListText</name>
        <message numerus="yes">
            <source>diz quem assina %n lista(s)</source>
            <translation>
                <numerusform>diz quem assina %n lista</numerusform>
                <numerusform>diz quem assina %n listas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n serviço(s) qualificado(s)</source>
            <translation>
                <numerusform>%n serviço qualificado</numerusform>
                <numerusform>%n serviços qualificados</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MonthWords</name>
        <message numerus="yes">
            <source>Há %n mês(es) por comunicar à Autoridade Tributária fora do prazo.</source>
            <translation>
                <numerusform>Há %n mês por comunicar à Autoridade Tributária fora do prazo.</numerusform>
                <numerusform>Há %n meses por comunicar à Autoridade Tributária fora do prazo.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowText</name>
        <message numerus="yes">
            <source>%n assinatura(s)</source>
            <translation>
                <numerusform>%n assinatura</numerusform>
                <numerusform>%n assinaturas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n válida(s)</source>
            <translation>
                <numerusform>%n válida</numerusform>
                <numerusform>%n válidas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n página(s)</source>
            <translation>
                <numerusform>%n página</numerusform>
                <numerusform>%n páginas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignText</name>
        <message numerus="yes">
            <source>%n ficheiro(s)</source>
            <translation>
                <numerusform>%n ficheiro</numerusform>
                <numerusform>%n ficheiros</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora</source>
            <translation>
                <numerusform>%n selo temporal agora</numerusform>
                <numerusform>%n selos temporais agora</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora, %1 mais tarde</source>
            <translation>
                <numerusform>%n selo temporal agora, %1 mais tarde</numerusform>
                <numerusform>%n selos temporais agora, %1 mais tarde</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selo(s) temporal(is) agora, %1 mais tarde, a partir de %2</source>
            <translation>
                <numerusform>%n selo temporal agora, %1 mais tarde, a partir de %2</numerusform>
                <numerusform>%n selos temporais agora, %1 mais tarde, a partir de %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>pede PIN e código %n vez(es), até %1 ficheiros de cada vez</source>
            <translation>
                <numerusform>pede PIN e código %n vez, até %1 ficheiros de cada vez</numerusform>
                <numerusform>pede PIN e código %n vezes, até %1 ficheiros de cada vez</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>pede o PIN %n vez(es), até %1 ficheiros de cada vez</source>
            <translation>
                <numerusform>pede o PIN %n vez, até %1 ficheiros de cada vez</numerusform>
                <numerusform>pede o PIN %n vezes, até %1 ficheiros de cada vez</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Assinar %n ficheiro(s)</source>
            <translation>
                <numerusform>Assinar %n ficheiro</numerusform>
                <numerusform>Assinar %n ficheiros</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>falta cerca de %n segundo(s)</source>
            <translation>
                <numerusform>falta cerca de %n segundo</numerusform>
                <numerusform>faltam cerca de %n segundos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>falta cerca de %n minuto(s)</source>
            <translation>
                <numerusform>falta cerca de %n minuto</numerusform>
                <numerusform>faltam cerca de %n minutos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>falta mais de %n hora(s)</source>
            <translation>
                <numerusform>falta mais de %n hora</numerusform>
                <numerusform>faltam mais de %n horas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n assinado(s)</source>
            <translation>
                <numerusform>%n assinado</numerusform>
                <numerusform>%n assinados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n com LTV pendente</source>
            <translation>
                <numerusform>%n com LTV pendente</numerusform>
                <numerusform>%n com LTV pendente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n com problema</source>
            <translation>
                <numerusform>%n com problema</numerusform>
                <numerusform>%n com problema</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cancelado(s)</source>
            <translation>
                <numerusform>%n cancelado</numerusform>
                <numerusform>%n cancelados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) não é/são PDF</source>
            <translation>
                <numerusform>%n ficheiro não é PDF</numerusform>
                <numerusform>%n ficheiros não são PDF</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n já estava(m) na lista</source>
            <translation>
                <numerusform>%n já estava na lista</numerusform>
                <numerusform>%n já estavam na lista</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficou/ficaram de fora</source>
            <translation>
                <numerusform>%n ficou de fora</numerusform>
                <numerusform>%n ficaram de fora</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ficou/Ficaram %n ficheiro(s) por assinar, de %1</source>
            <translation>
                <numerusform>Ficou %n ficheiro por assinar, de %1</numerusform>
                <numerusform>Ficaram %n ficheiros por assinar, de %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SigningAccounts</name>
        <message numerus="yes">
            <source>em %n dia(s)</source>
            <translation>
                <numerusform>em %n dia</numerusform>
                <numerusform>em %n dias</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message numerus="yes">
            <source>Confia-se em %n certificado(s) raiz.</source>
            <translation>
                <numerusform>Confia-se em %n certificado raiz.</numerusform>
                <numerusform>Confia-se em %n certificados raiz.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CapacityCard</name>
        <message numerus="yes">
            <source>%n das qualidades escolhidas já não se pode usar. Escolha de novo.</source>
            <translation>
                <numerusform>Uma das qualidades escolhidas já não se pode usar. Escolha de novo.</numerusform>
                <numerusform>%n das qualidades escolhidas já não se podem usar. Escolha de novo.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CmdCard</name>
        <message numerus="yes">
            <source>O certificado que protege o telemóvel, o PIN e o código termina em %1, daqui a %n dia(s).</source>
            <translation>
                <numerusform>O certificado que protege o telemóvel, o PIN e o código termina em %1, daqui a %n dia.</numerusform>
                <numerusform>O certificado que protege o telemóvel, o PIN e o código termina em %1, daqui a %n dias.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CmdPinDialog</name>
        <message numerus="yes">
            <source>Assinar %n documento(s) com a Chave Móvel Digital</source>
            <translation>
                <numerusform>Assinar %n documento com a Chave Móvel Digital</numerusform>
                <numerusform>Assinar %n documentos com a Chave Móvel Digital</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::CodeDialog</name>
        <message numerus="yes">
            <source>Ao confirmar o código, assina estes %n documentos:</source>
            <translation>
                <numerusform>Ao confirmar o código, assina este %n documento:</numerusform>
                <numerusform>Ao confirmar o código, assina estes %n documentos:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DocumentsPage</name>
        <message numerus="yes">
            <source>%n documento(s)</source>
            <translation>
                <numerusform>%n documento</numerusform>
                <numerusform>%n documentos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::DonePage</name>
        <message numerus="yes">
            <source>%n documento(s) esperam: assinar agora?</source>
            <translation>
                <numerusform>%n documento espera: assinar agora?</numerusform>
                <numerusform>%n documentos esperam: assinar agora?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::IntegrityCard</name>
        <message numerus="yes">
            <source>Os livros estão íntegros: %n documento(s).</source>
            <translation>
                <numerusform>Os livros estão íntegros: %n documento.</numerusform>
                <numerusform>Os livros estão íntegros: %n documentos.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n série(s) fechada(s). Abra agora as novas.</source>
            <translation>
                <numerusform>%n série fechada. Abra agora a nova.</numerusform>
                <numerusform>%n séries fechadas. Abra agora as novas.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::MainWindow</name>
        <message numerus="yes">
            <source>Há %n assinatura(s) por concluir. O programa retoma-as agora.</source>
            <translation>
                <numerusform>Há %n assinatura por concluir. O programa retoma-a agora.</numerusform>
                <numerusform>Há %n assinaturas por concluir. O programa retoma-as agora.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n assinatura(s) pendente(s).</source>
            <translation>
                <numerusform>%n assinatura pendente.</numerusform>
                <numerusform>%n assinaturas pendentes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n documento(s) assinado(s) e guardado(s)</source>
            <translation>
                <numerusform>%n documento assinado e guardado</numerusform>
                <numerusform>%n documentos assinados e guardados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) completado(s).</source>
            <translation>
                <numerusform>%n ficheiro completado.</numerusform>
                <numerusform>%n ficheiros completados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s) por guardar.</source>
            <translation>
                <numerusform>%n ficheiro assinado por guardar.</numerusform>
                <numerusform>%n ficheiros assinados por guardar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) guardado(s).</source>
            <translation>
                <numerusform>%n ficheiro guardado.</numerusform>
                <numerusform>%n ficheiros guardados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Há %n documento(s) por assinar.</source>
            <translation>
                <numerusform>Há %n documento por assinar.</numerusform>
                <numerusform>Há %n documentos por assinar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Há %n ficheiro(s) por assinar de um lote que ficou a meio.</source>
            <translation>
                <numerusform>Há %n ficheiro por assinar de um lote que ficou a meio.</numerusform>
                <numerusform>Há %n ficheiros por assinar de um lote que ficou a meio.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s).</source>
            <translation>
                <numerusform>%n ficheiro assinado.</numerusform>
                <numerusform>%n ficheiros assinados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n falharam.</source>
            <translation>
                <numerusform>%n falhou.</numerusform>
                <numerusform>%n falharam.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::PinDialog</name>
        <message numerus="yes">
            <source>Assinar %n documento(s)</source>
            <translation>
                <numerusform>Assinar %n documento</numerusform>
                <numerusform>Assinar %n documentos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Um PIN para os %n documento(s)</source>
            <translation>
                <numerusform>Um PIN para o %n documento</numerusform>
                <numerusform>Um PIN para os %n documentos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::ProblemList</name>
        <message numerus="yes">
            <source>%n problema(s) a corrigir</source>
            <translation>
                <numerusform>%n problema a corrigir</numerusform>
                <numerusform>%n problemas a corrigir</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SaftCheckSection</name>
        <message numerus="yes">
            <source>%n documento(s) lido(s)</source>
            <translation>
                <numerusform>%n documento lido</numerusform>
                <numerusform>%n documentos lidos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SaftSection</name>
        <message numerus="yes">
            <source>%n erro(s)</source>
            <translation>
                <numerusform>%n erro</numerusform>
                <numerusform>%n erros</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n aviso(s)</source>
            <translation>
                <numerusform>%n aviso</numerusform>
                <numerusform>%n avisos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 exportado: %n documento(s). Entregue-o no e-fatura e marque-o aqui.</source>
            <translation>
                <numerusform>%1 exportado: %n documento. Entregue-o no e-fatura e marque-o aqui.</numerusform>
                <numerusform>%1 exportado: %n documentos. Entregue-o no e-fatura e marque-o aqui.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SandboxDock</name>
        <message numerus="yes">
            <source>%n dia(s)</source>
            <translation>
                <numerusform>%n dia</numerusform>
                <numerusform>%n dias</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Avançar o relógio %n dia(s)</source>
            <translation>
                <numerusform>Avançar o relógio %n dia</numerusform>
                <numerusform>Avançar o relógio %n dias</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SeriesSection</name>
        <message numerus="yes">
            <source>%n série(s) por comunicar à Autoridade Tributária.</source>
            <translation>
                <numerusform>%n série por comunicar à Autoridade Tributária.</numerusform>
                <numerusform>%n séries por comunicar à Autoridade Tributária.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignatureSection</name>
        <message numerus="yes">
            <source>%n atributo(s) ativo(s) conhecido(s).</source>
            <translation>
                <numerusform>%n atributo ativo conhecido.</numerusform>
                <numerusform>%n atributos ativos conhecidos.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Os tokens foram apagados. Falta cancelar %n conta(s) no serviço: faça-o no portal.</source>
            <translation>
                <numerusform>Os tokens foram apagados. Falta cancelar %n conta no serviço: faça-o no portal.</numerusform>
                <numerusform>Os tokens foram apagados. Falta cancelar %n contas no serviço: faça-o no portal.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::SignedLogView</name>
        <message numerus="yes">
            <source>%n ficheiro(s) assinado(s)</source>
            <translation>
                <numerusform>%n ficheiro assinado</numerusform>
                <numerusform>%n ficheiros assinados</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::TokenCard</name>
        <message numerus="yes">
            <source>%n chave(s). Escolha com qual se assina:</source>
            <translation>
                <numerusform>%n chave. Escolha com qual se assina:</numerusform>
                <numerusform>%n chaves. Escolha com qual se assina:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cunho::ui::VaultCard</name>
        <message numerus="yes">
            <source>%n minuto(s)</source>
            <translation>
                <numerusform>%n minuto</numerusform>
                <numerusform>%n minutos</numerusform>
            </translation>
        </message>
    </context>
</TS>
