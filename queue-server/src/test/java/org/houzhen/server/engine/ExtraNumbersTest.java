package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.houzhen.server.engine.Standing.Origin;
import org.junit.jupiter.api.Test;

/** Extra numbers (加号, RULES 6): whom a doctor may consent to, what becomes of the consent, and where the number stands. */
class ExtraNumbersTest {
    private static final Instant NOON = Ward.MORNING.plus(Duration.ofHours(4));
    private static final Reason WORSE = Reason.of(Reason.Code.CONDITION_WORSE);

    private final Ward ward = new Ward(Ward.fromHall().with(new RuleSet.Extras(2)));

    private Arrival.GrantExtra consent(String patient) {
        return new Arrival.GrantExtra(ward.cause(), Ward.QUEUE, patient, WORSE, NOON);
    }

    private Queue queue() {
        return ward.area.queue(Ward.QUEUE).orElseThrow();
    }

    private TicketNumber registers(String patient) {
        var visit = new VisitId("V-" + patient);
        ward.does(new Arrival.TakeTicket(
                ward.cause(),
                visit,
                Ward.QUEUE,
                patient,
                "张*",
                Priority.NORMAL,
                Ward.MORNING,
                Ward.MORNING.plus(Duration.ofMinutes(15)),
                "",
                Standing.walkIn().with(Origin.EXTRA)));
        return ward.area.ticketOf(visit).orElseThrow().number();
    }

    @Test
    void aHalfDayHasAsManyAsItsRuleSaysWhateverBecameOfThem() {
        assertThat(ward.does(consent("P1"))).isInstanceOf(Answer.Done.class);
        registers("P1");
        assertThat(ward.does(consent("P2"))).isInstanceOf(Answer.Done.class);

        assertThat(ward.refusal(ward.does(consent("P3")))).isEqualTo(Refusal.EXTRAS_SPENT);
        assertThat(queue().consented()).isEqualTo(2);
    }

    @Test
    void consentingAgainBeforeThePatientRegistersCostsNothing() {
        var press = consent("P1");
        ward.does(press);
        int facts = ward.facts.size();

        assertThat(ward.does(press))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(ward.does(consent("P1")))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(ward.facts).hasSize(facts);
        assertThat(queue().consented()).isEqualTo(1);
    }

    @Test
    void theConsentIsUsedByTheNumberAndLapsesWithTheHalfDay() {
        ward.does(consent("P1"));
        ward.does(consent("P2"));
        assertThat(queue().hasConsent("P1", ward.now)).isTrue();
        assertThat(queue().hasConsent("P9", ward.now)).isFalse();

        registers("P1");
        assertThat(queue().hasConsent("P1", ward.now)).isFalse();
        assertThat(queue().hasConsent("P2", NOON)).isTrue();
        assertThat(queue().hasConsent("P2", NOON.plusMillis(1))).isFalse();
        ward.passes(Duration.ofHours(5));
        assertThat(ward.refusal(ward.does(consent("P2")))).isEqualTo(Refusal.EXTRA_TOO_LATE);
    }

    private Answer takesBack(String patient) {
        return ward.does(new Arrival.TakeExtraBack(ward.cause(), Ward.QUEUE, patient));
    }

    @Test
    void aConsentThatIsTakenBackIsGoneAndAnotherMayHaveIt() {
        ward.does(consent("P1"));
        ward.does(consent("P2"));
        assertThat(queue().consents(ward.now)).containsExactly("P1", "P2");

        takesBack("P1");
        assertThat(queue().hasConsent("P1", ward.now)).isFalse();
        assertThat(queue().consents(ward.now)).containsExactly("P2");
        assertThat(ward.does(consent("P3"))).isInstanceOf(Answer.Done.class);
        assertThat(ward.refusal(ward.does(consent("P1")))).isEqualTo(Refusal.EXTRAS_SPENT);
    }

    @Test
    void takingBackAgainOrWhatWasNeverGivenChangesNothing() {
        ward.does(consent("P1"));
        takesBack("P1");
        int facts = ward.facts.size();

        assertThat(takesBack("P1"))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(takesBack("P9"))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(ward.facts).hasSize(facts);
        assertThat(queue().consented()).isZero();
    }

    @Test
    void whatWasUsedCannotBeTakenBack() {
        ward.does(consent("P1"));
        registers("P1");

        assertThat(ward.refusal(takesBack("P1"))).isEqualTo(Refusal.EXTRA_USED);
        var nowhere = new Arrival.TakeExtraBack(ward.cause(), new QueueId("S-9"), "P1");
        assertThat(ward.refusal(ward.does(nowhere))).isEqualTo(Refusal.UNKNOWN_QUEUE);
    }

    /** Whoever was paying meanwhile has the number, and it counts as one of the half day. */
    @Test
    void aNumberOfAConsentTakenBackMeanwhileCountsAllTheSame() {
        ward.does(consent("P1"));
        takesBack("P1");
        registers("P1");

        assertThat(queue().consented()).isEqualTo(1);
        assertThat(ward.does(consent("P2"))).isInstanceOf(Answer.Done.class);
        assertThat(ward.refusal(ward.does(consent("P3")))).isEqualTo(Refusal.EXTRAS_SPENT);
    }

    @Test
    void whoHasANumberOfTheClinicNeedsNone() {
        TicketNumber number = ward.waits(0);
        String patient = ward.area.require(number).issued().patient();

        assertThat(ward.refusal(ward.does(consent(patient)))).isEqualTo(Refusal.EXTRA_HAS_NUMBER);
        ward.does(new Arrival.Cancel(ward.cause(), ward.area.require(number).visit()));
        assertThat(ward.does(consent(patient))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void everyRefusalNamesItsRule() {
        var nowhere = new Arrival.GrantExtra(ward.cause(), new QueueId("S-9"), "P1", WORSE, NOON);
        assertThat(ward.refusal(ward.does(nowhere))).isEqualTo(Refusal.UNKNOWN_QUEUE);
        var silent = new Arrival.GrantExtra(ward.cause(), Ward.QUEUE, "P1", new Reason(Reason.Code.OTHER, ""), NOON);
        assertThat(ward.refusal(ward.does(silent))).isEqualTo(Refusal.REASON_MISSING);
        ward.does(new RoomCommand.SuspendQueue(ward.cause(), Ward.QUEUE, Reason.of(Reason.Code.CLINIC_CHANGED)));
        assertThat(ward.refusal(ward.does(consent("P1")))).isEqualTo(Refusal.QUEUE_SUSPENDED);
        ward.does(new RoomCommand.CloseDay(ward.cause()));
        assertThat(ward.refusal(ward.does(consent("P1")))).isEqualTo(Refusal.DAY_CLOSED);

        var emergency = new Ward(RuleSet.defaults(), QueueKind.EMERGENCY);
        assertThat(emergency.refusal(
                        emergency.does(new Arrival.GrantExtra(emergency.cause(), Ward.QUEUE, "P1", WORSE, NOON))))
                .isEqualTo(Refusal.EXTRA_CLINICS_ONLY);
    }

    /** Whoever else of the clinic signed in for the segment that runs, or an earlier one, stands before the extra number; later ones behind. */
    @Test
    void anExtraNumberStandsBehindTheSegmentThatRunsWhoeverIsThere() {
        qt().withExamples(400)
                .forAll(
                        lists().of(integers().between(0, 3)).ofSizeBetween(0, 12),
                        integers().between(0, 44))
                .checkAssert((segments, minutes) -> {
                    Ward here = new Ward(Ward.fromHall());
                    List<TicketNumber> others = segments.stream()
                            .map(segment -> here.waits(15 * segment))
                            .toList();
                    here.passes(Duration.ofMinutes(minutes));
                    TicketNumber extra = here.waits(0, Standing.walkIn().with(Origin.EXTRA));
                    here.passes(Duration.ofMinutes(1));
                    List<String> line = here.line().stream()
                            .map(place -> place.split(" ")[0])
                            .toList();
                    int own = line.indexOf(extra.value());
                    int running = minutes / 15;
                    IntStream.range(0, others.size()).forEach(i -> {
                        int place = line.indexOf(others.get(i).value());
                        assertThat(place < own).isEqualTo(segments.get(i) <= running);
                    });
                });
    }
}
