package org.houzhen.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a page says it has words for, in both languages: a text that is missing is an empty label, and nobody is told. */
class DeskTextsTest {
    private static final Path PAGES = Path.of("src/main/resources/META-INF/resources/desk");

    private static String missing(Path pages) throws IOException {
        Process node = new ProcessBuilder(
                        "node",
                        "src/test/resources/desk/texts.mjs",
                        pages.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyTextThatAPageAsksForIsThereInBothLanguages() throws IOException {
        assertThat(missing(PAGES)).isEmpty();
    }

    @Test
    void aMissingTextIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("text.zh.js"), "export const zh = {a: {b: '一', c: '二'}};");
        Files.writeString(folder.resolve("text.en.js"), "export const en = {a: {b: 'one'}};");
        Files.writeString(folder.resolve("page.js"), "const words = text.a;\nshow(words.c, text.a.b.length, text.d);");

        assertThat(missing(folder).lines())
                .containsExactlyInAnyOrder("page.js zh text.d", "page.js en text.d", "page.js en text.a.c");
    }
}
