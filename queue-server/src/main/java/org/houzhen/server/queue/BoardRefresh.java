package org.houzhen.server.queue;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Early arrivals become active without any event: now and then the boards of today are made anew. */
@Component
class BoardRefresh {
    private final Areas areas;

    BoardRefresh(Areas areas) {
        this.areas = areas;
    }

    @Scheduled(fixedDelayString = "20s")
    void refresh() {
        areas.openToday().forEach(areas::refresh);
    }
}
