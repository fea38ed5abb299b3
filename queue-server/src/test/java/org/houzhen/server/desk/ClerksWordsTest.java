package org.houzhen.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.web.HospitalProblem;
import org.junit.jupiter.api.Test;

/** What the hospital refuses is said to patients as "you"; at a desk it is said about them. */
class ClerksWordsTest {
    private static final Pattern WORDS = Pattern.compile("^  ([A-Z_]+): '(.*)',$", Pattern.MULTILINE);

    private static Map<String, String> clerks() throws IOException {
        try (InputStream in = ClerksWordsTest.class.getResourceAsStream("/META-INF/resources/desk/problems.zh.js")) {
            return WORDS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        }
    }

    @Test
    void everySentenceThatSpeaksToAPatientHasOneForTheDesk() throws IOException {
        assertThat(clerks())
                .containsKeys(Arrays.stream(HospitalErrorCode.values())
                        .filter(code -> HospitalProblem.of(code).detail().contains("您"))
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void noneOfThemSpeaksToThePatient() throws IOException {
        assertThat(clerks().values()).isNotEmpty().noneMatch(words -> words.contains("您") || words.contains("人工窗口"));
        assertThat(Arrays.stream(HospitalErrorCode.values()).map(Enum::name)).containsAll(clerks().keySet());
    }
}
