package org.houzhen.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.junit.jupiter.api.Test;

/** Whatever a desk can be refused with has English words: a page in English shows no Chinese sentence. */
class ProblemsInEnglishTest {
    /** What desks are answered by; terminals and payments speak to patients. */
    private static final List<String> MODULES =
            List.of("queue", "calling", "audit", "rules", "staff", "report", "exam", "screen", "suspension", "web");

    private static final Pattern CODE =
            Pattern.compile("(?:[pP]roblem|ProblemException|problems\\.write)\\([^\";]{0,120}\"([A-Z][A-Z_]{3,})\"");

    private static Set<String> english() throws IOException {
        try (InputStream in =
                ProblemsInEnglishTest.class.getResourceAsStream("/META-INF/resources/desk/problems.en.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.matches("[A-Z_]+: '.*',"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> codesIn(Path source) {
        try {
            return CODE.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRefusalOfTheHospitalHasWords() throws IOException {
        assertThat(english())
                .containsAll(Arrays.stream(HospitalErrorCode.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyCodeThatADeskIsAnsweredWithHasWords() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/houzhen/server", module))) {
                sources.flatMap(ProblemsInEnglishTest::codesIn).forEach(codes::add);
            }
        }

        assertThat(codes).contains("NOT_YOUR_SESSION", "NAME_TAKEN", "NOT_SIGNED_IN");
        assertThat(english()).containsAll(codes);
    }
}
