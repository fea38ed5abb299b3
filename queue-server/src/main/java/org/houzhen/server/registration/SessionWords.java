package org.houzhen.server.registration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Slot;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.TicketPath.Said;

/** Says when and with whom a clinic session on another day is. */
public final class SessionWords {
    private static final String WEEKDAYS = "一二三四五六日";
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final Words words;

    public SessionWords(ZoneId zone) {
        this.words = new Words(zone);
    }

    /** Such as 12月3日 星期四 上午. */
    public static Said day(ClinicSession session) {
        LocalDate date = session.date();
        DayOfWeek weekday = date.getDayOfWeek();
        return new Said(
                date.getMonthValue() + "月" + date.getDayOfMonth() + "日 星期" + WEEKDAYS.charAt(weekday.ordinal()) + " "
                        + Words.period(session.period()),
                ENGLISH.format(date) + ", " + english(session.period()));
    }

    private static String english(ClinicPeriod period) {
        return switch (period) {
            case MORNING -> "morning";
            case AFTERNOON -> "afternoon";
            case NIGHT -> "night";
        };
    }

    /** Such as 09:00–09:15. */
    public String segment(Slot slot) {
        return words.segment(slot.start(), slot.end());
    }

    /** Such as 12月3日 星期四 上午 09:00–09:15 消化内科 李明. */
    public Said whole(ClinicSession session, Slot slot) {
        Said day = day(session);
        String rest = " " + segment(slot) + " " + session.label();
        return new Said(day.zh() + rest, day.en() + rest);
    }

    public Said whole(Registration registration) {
        return whole(registration.session(), registration.slot());
    }
}
