package org.houzhen.server.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.OrderState;

/** The terminal of a run, whose agent may end and come back. */
final class Kiosk {
    private final Run run;
    private Optional<Instant> awaited = Optional.empty();

    Kiosk(Run run) {
        this.run = run;
    }

    /** What the patient does there, as long as its agent has not ended; when it is back, nobody stands there. */
    void at(BiConsumer<Cashier, TradeNo> press) {
        if (run.fault().kioskBackAt().isEmpty()) {
            press.accept(run.cashier(), run.tradeNo().orElseThrow());
        }
    }

    String words(Instant now) {
        return run.fault()
                .kioskBackAt()
                .map(back -> back.isAfter(now) ? "back in " + Duration.between(now, back) : "without a patient")
                .orElse("there");
    }

    /** As soon as the agent has ended it is planned that it comes back, once each time. */
    void await() {
        Optional<Instant> back = run.fault().kioskBackAt();
        if (!back.equals(awaited)) {
            awaited = back;
            run.planAt(back.orElseThrow(), "kiosk is back", this::settle);
        }
    }

    /** The agent has nobody pay any more, and asks again for as long as it is told that somebody may. */
    private void settle() {
        if (run.order().stage().shown() == OrderState.PAYING) {
            run.plan(5, "kiosk asks again", this::settle);
            run.cashier().cancel(run.tradeNo().orElseThrow());
        }
    }
}
