package org.houzhen.server.queue;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets time pass in every area that is open today: early arrivals begin to count and are sent to doors, windows that
 * nobody uses pause, boards show it. A patient waits at most one beat longer than the rules say.
 */
@Component
class TimeBeat {
    private static final String BEAT = "5s";

    private final Areas areas;

    TimeBeat(Areas areas) {
        this.areas = areas;
    }

    @Scheduled(fixedDelayString = BEAT)
    void beat() {
        areas.openToday().forEach(areas::timePasses);
    }
}
