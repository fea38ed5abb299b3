package org.houzhen.kiosk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KioskTextsTest {
    /** A word of the page itself; what lies deeper is indented further. */
    private static final Pattern NAME = Pattern.compile("(?m)^  (\\w+):");

    private static List<String> names(String language) throws IOException {
        String text = Files.readString(Path.of("src/main/resources/static/text." + language + ".js"));
        return NAME.matcher(text).results().map(result -> result.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noWordHidesAnotherOfTheSameName(String language) throws IOException {
        assertThat(names(language)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(names("en")).containsExactlyInAnyOrderElementsOf(names("zh"));
    }
}
