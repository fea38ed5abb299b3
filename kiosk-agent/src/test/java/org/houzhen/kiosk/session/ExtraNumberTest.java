package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Register;
import org.junit.jupiter.api.Test;

/** Extra numbers (加号) that a doctor has consented to, at the terminal. */
class ExtraNumberTest {
    private final Bench bench = new Bench().started();

    @Test
    void whoHasAnExtraNumberIsOfferedItAndRegistersAndPaysAsAlways() {
        bench.hospital.extras = List.of(ExtraSamples.OFFER);
        bench.in(Flow.REGISTER);
        assertThat(bench.view()).isEqualTo(new View.Extras(List.of(ExtraSamples.OFFER)));

        bench.press(Action.CHOOSE, "C2");
        assertThat(bench.view()).isInstanceOfSatisfying(View.Confirm.class, confirm -> {
            assertThat(confirm.clinic().doctor()).isEqualTo("王敏");
            assertThat(confirm.slot()).isNull();
        });
        bench.press(Action.CONFIRM);
        assertThat(bench.hospital.registered).singleElement().satisfies(wish -> {
            assertThat(wish.extra()).isTrue();
            assertThat(wish.sessionId()).isEqualTo("C2");
            assertThat(wish.slotId()).isEmpty();
        });
        bench.hospital.pay(bench.hospital.onlyOrder());
        bench.pass(2);

        assertThat(bench.view())
                .isInstanceOfSatisfying(
                        View.Result.class, result -> assertThat(result.paper()).isEqualTo("PRINTED"));
    }

    @Test
    void whoDoesNotWantItGoesOnToAllTheClinicsAndBack() {
        bench.hospital.extras = List.of(ExtraSamples.OFFER);
        bench.in(Flow.REGISTER);

        bench.press(Action.DECLINE);
        assertThat(bench.screen()).isEqualTo("department");
        bench.press(Action.BACK);
        assertThat(bench.screen()).isEqualTo("extras");
    }

    @Test
    void whoHasNoneIsNotAskedAndAnOrdinaryWishSaysNothingOfExtras() {
        bench.confirming();
        bench.press(Action.CONFIRM);

        assertThat(bench.shown).noneMatch(frame -> frame.screen().equals("extras"));
        assertThat(bench.hospital.registered).extracting(Register::extra).containsExactly((Boolean) null);
    }

    @Test
    void anOfferThatIsNotOnTheScreenIsNotTaken() {
        bench.hospital.extras = List.of(ExtraSamples.OFFER);
        bench.in(Flow.REGISTER);

        bench.press(Action.CHOOSE, "C9");

        assertThat(bench.screen()).isEqualTo("extras");
        assertThat(bench.hospital.registered).isEmpty();
    }
}
