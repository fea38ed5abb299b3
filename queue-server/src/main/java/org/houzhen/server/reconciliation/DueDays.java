package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.FirstOrder;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which days since the first order are over and not compared with somebody, and why not. Any thread. */
final class DueDays {
    private static final Logger LOG = LoggerFactory.getLogger(DueDays.class);
    private static final String BILL_UNAVAILABLE = "BILL_UNAVAILABLE";
    private static final LocalTime BILLS_ARE_OUT = LocalTime.of(10, 0);

    private final Reconciliation reconciliation;
    private final Begun begun;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    /** When there was money to compare, for the first time. */
    record Begun(FirstOrder orders, Ledger ledger) {}

    DueDays(Reconciliation reconciliation, Begun begun, JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.reconciliation = reconciliation;
        this.begun = begun;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** One comparison that is due. */
    record Due(LocalDate day, String source) {}

    /** First those that were never tried, the oldest day first; then those that were tried longest ago. */
    List<Due> due() {
        Map<Due, Long> tried = tried();
        Set<Due> compared = compared();
        return reconciliation.sources().stream()
                .flatMap(this::daysOf)
                .filter(due -> !compared.contains(due))
                .sorted(Comparator.comparing((Due due) -> tried.getOrDefault(due, 0L))
                        .thenComparing(Due::day)
                        .thenComparing(Due::source))
                .toList();
    }

    private Stream<Due> daysOf(String source) {
        LocalDate end = lastOut().plusDays(1);
        return first(source)
                .map(at -> LocalDate.ofInstant(at, zone))
                .filter(first -> first.isBefore(end))
                .map(first -> first.datesUntil(end).map(day -> new Due(day, source)))
                .orElseGet(Stream::empty);
    }

    /** Nobody hands in a file of days before the first money came that way. */
    private Optional<Instant> first(String source) {
        return reconciliation.handedIn(source).isPresent()
                ? begun.ledger().first(Account.channel(source))
                : begun.orders().at();
    }

    /** The last day whose bills are out. */
    private LocalDate lastOut() {
        ZonedDateTime now = clock.instant().atZone(zone);
        return now.toLocalDate().minusDays(now.toLocalTime().isBefore(BILLS_ARE_OUT) ? 2 : 1);
    }

    /** Compares one day with one source, or answers, and keeps, why that cannot be done now. */
    Optional<Problem> attempt(String source, LocalDate day) {
        var due = new Due(day, source);
        try {
            reconciliation.compare(source, day);
            forget(due);
            return Optional.empty();
        } catch (BillUnavailableException e) {
            return Optional.of(failed(due, e.chinese(), e.getMessage()));
        } catch (HospitalUnavailableException e) {
            return Optional.of(failed(due, "医院系统没有回答。", "The hospital's system does not answer."));
        } catch (RuntimeException e) { // One day that breaks must not keep the others from being compared.
            LOG.error("day {} of {} broke: {}", day, source, e.getClass().getName());
            return Optional.of(failed(due, "对账程序出错，请联系信息科。", "The comparison broke. Call the technicians."));
        }
    }

    private void forget(Due due) {
        jdbc.sql("delete from bill_attempt where source = ? and day = ?")
                .params(due.source(), due.day().toString())
                .update();
    }

    private Problem failed(Due due, String chinese, String english) {
        LOG.info("day {} of {} cannot be compared yet: {}", due.day(), due.source(), english);
        jdbc.sql("insert into bill_attempt (source, day, tried_at, chinese, english) values (?, ?, ?, ?, ?)"
                        + " on conflict (source, day) do update set tried_at = excluded.tried_at,"
                        + " chinese = excluded.chinese, english = excluded.english")
                .params(due.source(), due.day().toString(), clock.millis(), chinese, english)
                .update();
        return new Problem(BILL_UNAVAILABLE, chinese, 409, english);
    }

    /** Why each source could not be compared on a day when it was last tried. */
    Map<String, Problem> troubles(LocalDate day) {
        Map<String, Problem> troubles = new HashMap<>();
        jdbc.sql("select source, chinese, english from bill_attempt where day = ?")
                .param(day.toString())
                .query(row -> {
                    troubles.put(
                            row.getString(1), new Problem(BILL_UNAVAILABLE, row.getString(2), 409, row.getString(3)));
                });
        return troubles;
    }

    private Map<Due, Long> tried() {
        Map<Due, Long> tried = new HashMap<>();
        jdbc.sql("select day, source, tried_at from bill_attempt").query(row -> {
            tried.put(new Due(LocalDate.parse(row.getString(1)), row.getString(2)), row.getLong(3));
        });
        return tried;
    }

    private Set<Due> compared() {
        return new HashSet<>(jdbc.sql("select day, source from reconciled_day")
                .query((row, number) -> new Due(LocalDate.parse(row.getString(1)), row.getString(2)))
                .list());
    }
}
