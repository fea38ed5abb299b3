package org.houzhen.server.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.Money;

/** Writes times and amounts as slips show them. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId zone;

    Words(ZoneId zone) {
        this.zone = zone;
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    String segment(Instant start, Instant end) {
        return time(start) + "–" + time(end);
    }

    String moment(Instant at) {
        return day(at) + " " + time(at);
    }

    static String period(ClinicPeriod period) {
        return switch (period) {
            case MORNING -> "上午";
            case AFTERNOON -> "下午";
            case NIGHT -> "夜间";
        };
    }

    static String yuan(Money amount) {
        return amount.yuan() + " 元";
    }
}
