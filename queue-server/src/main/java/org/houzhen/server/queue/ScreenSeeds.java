package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.screen.Screen;
import org.houzhen.server.screen.Screens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every waiting area of today's schedule and of each station a hall screen, and every room a door sign; what staff changed stays. */
@Component
class ScreenSeeds {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSeeds.class);

    private final OutpatientScheduling scheduling;
    private final Stations stations;
    private final Screens screens;
    private final Clock clock;

    ScreenSeeds(OutpatientScheduling scheduling, Stations stations, Screens screens, Clock clock) {
        this.scheduling = scheduling;
        this.stations = stations;
        this.screens = screens;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void plant() {
        try {
            List<ClinicSession> today =
                    scheduling.day(CallContext.server("screens", clock.instant()), LocalDate.now(clock));
            today.stream()
                    .flatMap(session -> List.of(hall(session), door(session)).stream())
                    .distinct()
                    .forEach(screens::ensure);
            stations.all(CallContext.server("screens", clock.instant())).stream()
                    .flatMap(ScreenSeeds::of)
                    .forEach(screens::ensure);
        } catch (HospitalUnavailableException e) {
            LOG.warn("screens: not planted, {}", e.getMessage());
        }
    }

    private static Stream<Screen> of(Station station) {
        return Stream.concat(
                Stream.of(new Screen("hall-" + station.area(), station.areaName() + "大厅屏", station.area(), "")),
                station.rooms().stream()
                        .map(room -> new Screen("door-" + room.id(), room.name() + "门牌", station.area(), room.id())));
    }

    private static Screen hall(ClinicSession session) {
        return new Screen("hall-" + session.area(), session.areaName() + "大厅屏", session.area(), "");
    }

    private static Screen door(ClinicSession session) {
        return new Screen("door-" + session.roomId(), session.roomName() + "门牌", session.area(), session.roomId());
    }
}
