package org.houzhen.server.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.houzhen.server.rules.Walks;
import org.junit.jupiter.api.Test;

class FootpathTest {
    private static final Walks WALKS = new Walks(Map.of("B-X", 4, "U-X", 2, "B-U", 5));

    private static Stop stop(Stop.Kind kind, Stop.State state, String at) {
        return new Stop(kind, Words.NONE, "", Words.NONE, state, Words.NONE, "", "", 0, null, "R1", at, 0);
    }

    private static List<Integer> walks(Stop... way) {
        return Footpath.along(List.of(way), WALKS).stream().map(Stop::walk).toList();
    }

    @Test
    void eachStopToComeSaysTheWalkFromThePlaceBeforeIt() {
        assertThat(walks(
                        stop(Stop.Kind.DOCTOR, Stop.State.DONE, "B"),
                        stop(Stop.Kind.PAY, Stop.State.OPEN, ""),
                        stop(Stop.Kind.BLOOD, Stop.State.WAITING, "X"),
                        stop(Stop.Kind.EXAM, Stop.State.PLANNED, "U"),
                        stop(Stop.Kind.RETURN, Stop.State.PLANNED, "B")))
                .containsExactly(0, 0, 4, 2, 5);
    }

    @Test
    void whatIsDoneNeedsNoWalkAndWhatWasCancelledIsNoPlaceToComeFrom() {
        assertThat(walks(
                        stop(Stop.Kind.DOCTOR, Stop.State.DONE, "B"),
                        stop(Stop.Kind.BLOOD, Stop.State.DONE, "X"),
                        stop(Stop.Kind.EXAM, Stop.State.CANCELLED, "U"),
                        stop(Stop.Kind.RETURN, Stop.State.OPEN, "B")))
                .containsExactly(0, 0, 0, 4);
    }

    @Test
    void nothingIsSaidWhereTheHospitalSaidNothing() {
        assertThat(walks(
                        stop(Stop.Kind.DOCTOR, Stop.State.DONE, "B"),
                        stop(Stop.Kind.PHARMACY, Stop.State.PLANNED, "P")))
                .containsExactly(0, 0);
        assertThat(walks(stop(Stop.Kind.SIGN_IN, Stop.State.OPEN, "B"))).containsExactly(0);
    }
}
