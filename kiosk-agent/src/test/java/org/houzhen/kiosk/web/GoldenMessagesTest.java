package org.houzhen.kiosk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.SampleFrames;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What docs/wire/kiosk says is what goes over the wire; {@code -Dgolden.write=true} writes it anew after a change. */
class GoldenMessagesTest {
    private static final Path FOLDER = Path.of("../docs/wire/kiosk");
    private static final JsonMapper JSON = KioskJson.mapper();

    @Test
    void everyScreenHasAGoldenMessageThatIsWhatIsSent() throws IOException {
        for (Map.Entry<String, Frame> sample : SampleFrames.all().entrySet()) {
            Path golden = FOLDER.resolve(sample.getKey() + ".json");
            String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample.getValue()) + "\n";
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, written);
            }
            assertThat(JSON.readTree(written)).as(sample.getKey()).isEqualTo(JSON.readTree(Files.readString(golden)));
        }
    }

    @Test
    void noScreenIsForgottenInTheSamplesOrTheText() throws IOException {
        Set<String> sampled =
                SampleFrames.all().values().stream().map(Frame::screen).collect(Collectors.toCollection(TreeSet::new));
        String text = Files.readString(Path.of("../docs/wire/kiosk.md"));

        assertThat(sampled).hasSize(View.class.getPermittedSubclasses().length);
        assertThat(sampled).allSatisfy(screen -> assertThat(text).contains("`" + screen + "`"));
    }

    @Test
    void everyActionInTheFolderIsOneTheAgentReads() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("actions"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                var action = JSON.readValue(Files.readString(file), Action.class);
                assertThat(action.action() + ".json")
                        .isEqualTo(file.getFileName().toString());
            });
        }
    }
}
