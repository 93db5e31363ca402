<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="pt_PT">
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
        <name>cunho::ui::MainWindow</name>
        <message numerus="yes">
            <source>%n ficheiro(s) completado(s).</source>
            <translation>
                <numerusform>%n ficheiro completado.</numerusform>
                <numerusform>%n ficheiros completados.</numerusform>
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
</TS>
