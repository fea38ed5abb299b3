package org.houzhen.acceptance.visit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Kiosk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody at a kiosk who does not give up: whatever breaks off is begun again from the start screen. */
record Stubborn(Kiosk kiosk) {
    static final Duration GOAL_MAX = Duration.ofMinutes(4);

    private static final Logger LOG = LoggerFactory.getLogger(Stubborn.class);
    private static final Duration START_MAX = Duration.ofSeconds(90);

    /** Tries, and begins again from the start screen when something breaks off, until the goal is a fact. */
    void until(String goal, BooleanSupplier reached, Runnable attempt) {
        Awaitility.await(goal)
                .atMost(GOAL_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (reached.getAsBoolean()) {
                        return true;
                    }
                    try {
                        backToStart();
                        if (!reached.getAsBoolean()) {
                            attempt.run();
                        }
                    } catch (ConditionTimeoutException
                            | Kiosk.TroubleException
                            | Desk.RefusedException
                            | Visit.NotSeenException e) {
                        LOG.info("{} is tried again: {}", goal, e.getMessage()); // Each try begins at the start screen.
                    }
                    return reached.getAsBoolean();
                });
    }

    private void backToStart() {
        Awaitility.await("start screen")
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (kiosk.canLeave()) {
                        kiosk.press("home");
                    }
                    return kiosk.screen().equals("start") && kiosk.isOnline();
                });
    }
}
