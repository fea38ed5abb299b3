package org.houzhen.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.engine.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    @TempDir
    private Path folder;

    private RuleDocument read(String text) throws IOException {
        return RuleFile.read(Files.writeString(folder.resolve("rules.yml"), text));
    }

    private String refused(String text) {
        var thrown = catchThrowable(() -> read(text));
        assertThat(thrown).isInstanceOf(RuleFileException.class).hasMessageContaining("rules.yml");
        return thrown.getMessage();
    }

    @Test
    void noFileMeansWhatWeShip() {
        RuleDocument document = RuleFile.read(folder.resolve("rules.yml"));

        assertThat(document.book()).isEqualTo(RuleBook.defaults());
        assertThat(document.book().of("B").rooms().buffer()).isEqualTo(2);
    }

    @Test
    void anAreaChangesOnlyWhatItNames() throws IOException {
        RuleBook book = read("""
                        sign-in:
                          early-by: 20m
                          late: as-punctual
                        missed:
                          distances: [2, 0]
                          repeat-gap: 1m
                        rooms:
                          next-finishes-current: false
                        areas:
                          B:
                            sign-in:
                              early-by: 1h
                            missed:
                        naming:
                          number-only: [B, C12]
                        """).book();

        assertThat(book.hospital().signIn().earlyBy()).isEqualTo(Duration.ofMinutes(20));
        assertThat(book.hospital().signIn().late()).isEqualTo(RuleSet.Late.AS_PUNCTUAL);
        assertThat(book.hospital().missed().distances()).containsExactly(2, 0);
        assertThat(book.hospital().missed().repeatGap()).isEqualTo(Duration.ofMinutes(1));
        assertThat(book.hospital().rooms().nextFinishesCurrent()).isFalse();
        assertThat(book.hospital().order()).isEqualTo(RuleSet.defaults().order());
        assertThat(book.of("B").signIn().earlyBy()).isEqualTo(Duration.ofHours(1));
        assertThat(book.of("B").signIn().late()).isEqualTo(RuleSet.Late.AS_PUNCTUAL);
        assertThat(book.of("B").missed()).isEqualTo(book.hospital().missed());
        assertThat(book.of("A")).isEqualTo(book.hospital());
        assertThat(book.naming().numberOnly()).isEqualTo(Set.of("B", "C12"));
        assertThat(book.naming().numberOnlySpecialties())
                .isEqualTo(Naming.defaults().numberOnlySpecialties());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sign-in:\\n  early-by: 300m    | 第 2 行 sign-in.early-by：“300m”不能用。允许：0m 至 240m。
                    sign-in:\\n  early-by: 90s     | 第 2 行 sign-in.early-by：“90s”不能用。允许：0m 至 240m。
                    sign-in:\\n  early-by: 30      | 第 2 行 sign-in.early-by：“30”不能用。允许：0m 至 240m。
                    sign-in:\\n  early: maybe      | 第 2 行 sign-in.early：“maybe”不能用。允许：kept、refused、free。
                    sign-in:\\n  early: [kept]     | 第 2 行 sign-in.early：“[…]”不能用。允许：kept、refused、free。
                    missed:\\n  calls-max: many    | 第 2 行 missed.calls-max：“many”不能用。允许：1 至 10。
                    missed:\\n  calls-max: 11      | 第 2 行 missed.calls-max：“11”不能用。允许：1 至 10。
                    missed:\\n  calls-max:         | 第 2 行 missed.calls-max：“”不能用。允许：1 至 10。
                    missed:\\n  distances: [3, 51] | 第 2 行 missed.distances：“3,51”不能用。允许：1 至 10 个数，每个 0 至 50。
                    missed:\\n  distances: []      | 第 2 行 missed.distances：“”不能用。允许：1 至 10 个数，每个 0 至 50。
                    rooms:\\n  next-finishes-current: 1 | 第 2 行 rooms.next-finishes-current：“1”不能用。允许：true、false。
                    rooms:\\n  bufer: 2            | 第 2 行 rooms.bufer：没有这一项。可以写：buffer、next-finishes-current、transfer-places。
                    rooms: 3                       | 第 1 行 rooms：下面要写“名称: 值”，每行一个。
                    room:\\n  buffer: 2            | 第 1 行 room：没有这一项。可以写：sign-in、order、returning、missed、priorities、rooms、jumps、pools、extras、paid-earlier、areas、naming。
                    rooms:\\n  buffer: 2\\n  buffer: 3 | 第 3 行 rooms.buffer：写了两次，前一次在第 2 行。
                    areas:\\n  b:\\n    rooms:\\n      buffer: 1 | 第 2 行 areas.b：“b”不是诊区。诊区是一个大写字母，例如 B。
                    areas:\\n  B:\\n    rooms:\\n      buffer: 9 | 第 4 行 areas.B.rooms.buffer：“9”不能用。允许：0 至 6。
                    areas:\\n  B:\\n    naming:\\n      named: [] | 第 3 行 areas.B.naming：没有这一项。
                    naming:\\n  named: B           | 第 2 行 naming.named：要写成列表，例如 [A, B]；没有就写 []。
                    naming:\\n  number-only-specialties: [skin] | 第 2 行 naming.number-only-specialties：“skin”不能用。
                    naming:\\n  nobody: []         | 第 2 行 naming.nobody：没有这一项。可以写：number-only、named、number-only-specialties。
                    rooms: [                       | 不是正确的 YAML
                    returning:\\n  places-min: 4   | 第 2 行 returning.places-min：至少让 4 位，不能多于 returning.places-max 的 3 位。
                    priorities:\\n  first-class-age: 65 | 第 2 行 priorities.first-class-age：65 岁，不能小于 priorities.second-class-age 的 70 岁。
                    """)
    void whatIsWrongIsNamedWithItsLineAndWhatIsAllowed(String text, String said) {
        assertThat(refused(text.replace("\\n", "\n"))).contains("有 1 处错误").contains(said);
    }

    @Test
    void allMistakesAreSaidAtOnceInTheOrderOfTheFile() {
        String said = refused("rooms:\n  buffer: 7\nmissed:\n  calls-max: 0\norders: {}\n");

        assertThat(said)
                .contains("有 3 处错误")
                .containsSubsequence("第 2 行 rooms.buffer", "第 4 行 missed.calls-max", "第 5 行 orders");
    }

    @Test
    void aFileThatIsNoTextIsRefusedAndNotTried() throws IOException {
        Files.write(folder.resolve("rules.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> RuleFile.read(folder.resolve("rules.yml")))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void whatWeWriteReadsAsWhatItWasWrittenFrom() throws IOException {
        var document = new RuleDocument(
                Map.of("missed.distances", "4, 0", "sign-in.early", "free"),
                Map.of("B", Map.of("rooms.buffer", "3", "order.guard", "45m")),
                new Naming(Set.of("C12"), Set.of("A"), Set.of("A05", "A04.04")));

        assertThat(read(RuleFileWriter.write(document))).isEqualTo(document.complete());
    }

    @Test
    void theSampleNamesEveryRuleAndIsTheOneWeShip() throws IOException {
        String sample = RuleFileWriter.write(RuleDocument.empty());

        assertThat(read(sample).book()).isEqualTo(RuleBook.defaults());
        RuleCatalogue.ITEMS.forEach(item -> assertThat(sample)
                .contains("\n  " + item.key() + ": ")
                .contains("允许："
                        + (item.form() instanceof RuleForm.Choice
                                ? ""
                                : item.form().allowed())));
        Path shipped = Path.of("../docs/operations/rules.yml");
        writeIfWanted(shipped, sample);
        assertThat(Files.readString(shipped, StandardCharsets.UTF_8))
                .as("write it anew: mvn -pl queue-server test -Dtest=RuleFileTest -Dhouzhen.write-sample=true")
                .isEqualTo(sample);
    }

    private static void writeIfWanted(Path file, String sample) throws IOException {
        if (Boolean.getBoolean("houzhen.write-sample")) {
            Files.writeString(file, sample);
        }
    }
}
