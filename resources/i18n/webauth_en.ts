<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="pt">
<context>
    <name>cunho::ui::LoginWindow</name>
    <message>
        <source>Página de autenticação</source>
        <translation>Authentication page</translation>
    </message>
    <message>
        <source>Autenticação.gov</source>
        <translation>Autenticação.gov</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ligação segura a %1</source>
        <translation>Secure connection to %1</translation>
    </message>
    <message numerus="yes">
        <source>Restam %n min</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
</context>
</TS>
