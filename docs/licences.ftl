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

Files of others that do not ship; face/fetch brings them to a terminal that offers the face check, with their licence texts:
     (MIT) mnet.25_v2.onnx of retinaface 0.0.6, from npm; weights of RetinaFace, taught on the pictures of WIDER FACE, whose makers give them for research
     (MIT) face_recognition_model of @vladmandic/face-api 1.7.15, from npm; weights after those of dlib; the pictures they were taught on have terms of their own
