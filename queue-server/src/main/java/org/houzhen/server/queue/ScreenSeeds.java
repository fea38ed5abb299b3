package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives every waiting area of the schedule and of each station a hall screen, and every room a door sign; what staff changed
 * or removed stays. The coming days are looked at too, so that a sign can be hung before its room is used.
 */
@Component
class ScreenSeeds {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSeeds.class);
    private static final int DAYS = 7;

    private final OutpatientScheduling scheduling;
    private final Stations stations;
    private final Screens screens;
    private final Clock clock;
    private volatile LocalDate plantedOn = LocalDate.MIN;

    ScreenSeeds(OutpatientScheduling scheduling, Stations stations, Screens screens, Clock clock) {
        this.scheduling = scheduling;
        this.stations = stations;
        this.screens = screens;
        this.clock = clock;
    }

    /** Once a day, and again every minute while the hospital does not answer. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "60s", fixedDelayString = "60s")
    void plant() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(plantedOn)) {
            return;
        }
        try {
            CallContext context = CallContext.server("screens", clock.instant());
            List<Screen> wanted = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                scheduling.day(context, today.plusDays(day)).forEach(session -> wanted.addAll(of(session)));
            }
            stations.all(context).forEach(station -> wanted.addAll(of(station)));
            screens.ensure(new LinkedHashSet<>(wanted));
            plantedOn = today;
        } catch (HospitalUnavailableException e) {
            LOG.warn("screens: not planted yet, {}", e.getMessage());
        }
    }

    private static List<Screen> of(Station station) {
        return Stream.concat(
                        Stream.of(hall(station.area(), station.areaName())),
                        station.rooms().stream().map(room -> door(room.id(), room.name(), station.area())))
                .toList();
    }

    private static List<Screen> of(ClinicSession session) {
        return List.of(
                hall(session.area(), session.areaName()), door(session.roomId(), session.roomName(), session.area()));
    }

    private static Screen hall(String area, String name) {
        return new Screen("hall-" + area, name + "大厅屏", area, "");
    }

    private static Screen door(String room, String name, String area) {
        return new Screen("door-" + room, name + "门牌", area, room);
    }
}
