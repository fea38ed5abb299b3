package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.wire.Board;
import org.houzhen.wire.MaskedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {
    @TempDir
    private Path folder;

    private static TicketOffice.Line line(String area, String department, String specialty) {
        return new TicketOffice.Line(
                area, "诊区", "S-1", "门诊", "R201", "201诊室", new TicketOffice.Clinic(department, specialty));
    }

    @Test
    void theReferenceHospitalsPrivateClinicsCallByNumber() throws IOException {
        List<String> byNumber = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/db/hospital-seed/departments.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> row.startsWith("C"))
                    .map(row -> row.split(","))
                    .filter(row -> !line(row[6], row[0], row[1]).shows(Naming.defaults()))
                    .forEach(row -> byNumber.add(row[2]));
        }

        assertThat(byNumber).containsExactly("泌尿外科", "妇科", "产科", "皮肤科");
    }

    @Test
    void psychiatryInfectiousDiseasesAndReproductionAreKnownByTheirCodes() {
        assertThat(List.of("A15.01", "A16", "A05.05"))
                .noneMatch(code -> line("J", "C30", code).shows(Naming.defaults()));
        assertThat(List.of("A04.01", "A130", "A03.04", ""))
                .allMatch(code -> line("J", "C30", code).shows(Naming.defaults()));
    }

    @Test
    void aHospitalOverridesBothWaysAndTheNarrowerWordCounts() {
        Set<String> codes = Naming.defaults().numberOnlySpecialties();
        var naming = new Naming(Set.of("B", "C15"), Set.of("C12", "E"), codes);

        assertThat(line("E", "C12", "A05.01").shows(naming)).isTrue();
        assertThat(line("E", "C13", "A05.02").shows(naming)).isTrue();
        assertThat(line("F", "C15", "A10").shows(naming)).isFalse();
        assertThat(line("B", "C02", "A03.01").shows(naming)).isFalse();
        assertThat(line("B", "C12", "A05.01").shows(naming)).isTrue();
    }

    @Test
    void noBoardNoVoiceAndNoJournalHoldsTheNameOfWhoWaitsByNumber() {
        List<Board> boards = new ArrayList<>();
        try (var floor = new Floor(folder, RuleBook.defaults(), boards::add)) {
            var gynaecology = new TicketOffice.Line(
                    "B", "内科一诊区", "S-1", "妇科 郑", "R201", "201诊室", new TicketOffice.Clinic("C12", "A05.01"));
            floor.registers("V1", gynaecology);
            floor.office.signIn(java.util.UUID.randomUUID(), "V1", "terminal:1");
            floor.opensRoom();
            floor.callsNext();
            floor.timePasses();
            floor.areas.ask("B", moment -> moment.position());

            assertThat(floor.journal.read(floor.areas.today("B"), 1))
                    .noneMatch(entry -> entry.fact().payload().contains("*"));
        }
        Board called = boards.get(boards.size() - 1);
        assertThat(called.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo(MaskedName.NONE);
            assertThat(call.toString()).contains("请B零零幺号，到二零幺诊室就诊").doesNotContain("*");
        });
    }

    @Test
    void whoIsTransferredToAPrivateClinicIsNamedNoLonger() {
        var rules = new RuleBook(RuleSet.defaults(), Map.of(), Naming.defaults());
        try (var floor = new Floor(folder, rules, board -> {})) {
            floor.waits("V1");
            var dermatology = new TicketOffice.Line(
                    "F", "五官皮肤诊区", "S-9", "皮肤科 孙", "R405", "405诊室", new TicketOffice.Clinic("C18", "A13"));
            floor.transfers()
                    .transfer(
                            floor.cause(),
                            "B",
                            new TicketNumber("B001"),
                            dermatology,
                            Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT)));

            String shown = floor.areas.ask(
                    "F",
                    moment ->
                            moment.state().tickets().iterator().next().issued().maskedName());
            assertThat(shown).isEmpty();
        }
    }

    @Test
    void whoWaitsWhenARuleBecomesStricterIsNamedNoLongerAndALooserOneBringsNothingBack() {
        var rules = new AtomicReference<>(RuleBook.defaults());
        List<Board> boards = new ArrayList<>();
        try (var floor = new Floor(folder, rules::get, boards::add, new Floor.MovedClock())) {
            floor.waits("V1");
            floor.waits("V2");
            floor.waits("V3");
            floor.opensRoom();
            floor.callsNext();
            assertThat(names(floor)).containsExactlyInAnyOrder("张*三", "张*三", "张*三");

            rules.set(named(new Naming(Set.of(Floor.LINE.clinic().department()), Set.of(), Set.of())));
            assertThat(names(floor)).as("by its department").containsOnly("").hasSize(3);
            assertThat(spoken(floor)).noneMatch(said -> said.contains("张"));
            rules.set(named(new Naming(Set.of(), Set.of(), Set.of("A03"))));
            assertThat(names(floor)).as("by its specialty").containsOnly("");
            floor.registers("V4", Floor.LINE);
            floor.office.signIn(java.util.UUID.randomUUID(), "V4", "terminal:1");

            rules.set(RuleBook.defaults());
            assertThat(names(floor)).containsExactlyInAnyOrder("张*三", "张*三", "张*三", "");

            rules.set(named(new Naming(Set.of("B"), Set.of(), Set.of())));
            floor.areas.adoptRules(floor.cause());
        }
        assertThat(names(boards.get(boards.size() - 1))).as("screens are told").containsOnly("");
    }

    private static RuleBook named(Naming naming) {
        return new RuleBook(RuleSet.defaults(), Map.of(), naming);
    }

    private static Board board(Floor floor) {
        return floor.areas.ask("B", Areas.Moment::board);
    }

    /** In the room, at its door and in the line. */
    private static List<String> names(Floor floor) {
        return names(board(floor));
    }

    private static List<String> names(Board board) {
        return Stream.of(
                        board.rooms().stream().map(Board.Room::patient),
                        board.invited().stream().map(Board.Invited::name),
                        board.next().stream().map(Board.Waiting::name))
                .flatMap(all -> all)
                .filter(Objects::nonNull)
                .map(MaskedName::shown)
                .toList();
    }

    private static List<String> spoken(Floor floor) {
        return Stream.concat(
                        board(floor).calls().stream().map(Board.Call::speech),
                        board(floor).invited().stream().map(Board.Invited::speech))
                .toList();
    }
}
