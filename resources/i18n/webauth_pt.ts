<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="pt">
<context>
    <name>cunho::ui::LoginWindow</name>
    <message numerus="yes">
        <source>Restam %n min</source>
        <translation>
            <numerusform>Resta %n min</numerusform>
            <numerusform>Restam %n min</numerusform>
        </translation>
    </message>
</context>
</TS>
