<#-- Writes target/licences.txt: dependencyMap has each library and its licences. -->
<#function written licences>
    <#assign text = ""/>
    <#list licences as licence>
        <#assign text = text + " (" + licence + ")"/>
    </#list>
    <#return text>
</#function>
${dependencyMap?size} libraries ship with Houzhen.
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
    ${written(entry.getValue())} ${library.name} (${library.groupId}:${library.artifactId}:${library.version} - ${library.url!"no address"})
</#list>

Files of others that ship in our own archives:
     (OFL-1.1) Noto Sans SC, variable, 5.3.1 - display-client, assets/fonts/noto-sans-sc, licence text OFL.txt beside it
     (OFL-1.1) Noto Sans SC, regular, subset - queue-server, fonts/NotoSansSC-Regular.ttf, licence text OFL.txt beside it
