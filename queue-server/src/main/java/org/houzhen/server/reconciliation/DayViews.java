package org.houzhen.server.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.reconciliation.ReconciliationBook.Compared;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyDay;
import org.houzhen.wire.Problem;

/** Shows a day of money, on the page and as a table. */
final class DayViews {
    private static final int DUE_MAX = 100;
    private static final List<String> HEADS_ZH = List.of(
            "日期",
            "对方",
            "单号",
            "方向",
            "类别",
            "建议",
            "交易号",
            "我方（元）",
            "对方（元）",
            "我方总额/统筹/个账",
            "对方总额/统筹/个账",
            "处理",
            "说明",
            "处理人",
            "确认人");
    private static final List<String> HEADS_EN = List.of(
            "day",
            "source",
            "number",
            "direction",
            "kind",
            "action",
            "order",
            "ours (yuan)",
            "theirs (yuan)",
            "ours: total/funds/account",
            "theirs: total/funds/account",
            "decision",
            "note",
            "decided by",
            "approved by");

    private final Reconciliation reconciliation;
    private final Books books;
    private final StaffNames names;
    private final ZoneId zone;

    /** What is read. */
    record Books(ReconciliationBook differences, DueDays days, Acts acts, Our ours, Decisions decisions) {}

    /** Our own books. */
    record Our(Ledger ledger, OurSide side) {}

    DayViews(Reconciliation reconciliation, Books books, StaffNames names, ZoneId zone) {
        this.reconciliation = reconciliation;
        this.books = books;
        this.names = names;
        this.zone = zone;
    }

    MoneyDay of(LocalDate day) {
        List<Difference> differences = books.differences().differences(day);
        Map<Acts.Which, List<Acts.Act>> acts = books.acts().of(day).stream()
                .collect(Collectors.groupingBy(act -> new Acts.Which(act.source(), act.key())));
        Map<String, Compared> compared =
                books.differences().compared(day).stream().collect(Collectors.toMap(Compared::source, one -> one));
        Map<String, Problem> troubles = books.days().troubles(day);
        Map<String, String> staff = names.all();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return new MoneyDay(
                day,
                reconciliation.sources().stream()
                        .map(source -> Optional.ofNullable(compared.get(source))
                                .map(known -> source(known, differences))
                                .orElseGet(() -> notCompared(source, troubles.get(source))))
                        .toList(),
                differences.stream()
                        .map(difference ->
                                view(difference, acts.getOrDefault(Acts.Which.of(difference), List.of()), staff))
                        .toList(),
                books.ours().ledger().turnover(end).stream()
                        .map(DayViews::account)
                        .toList(),
                due());
    }

    private List<LocalDate> due() {
        return books.days().due().stream()
                .map(DueDays.Due::day)
                .distinct()
                .sorted()
                .limit(DUE_MAX)
                .toList();
    }

    private MoneyDay.Source source(Compared day, List<Difference> differences) {
        int open = (int) differences.stream()
                .filter(difference -> difference.source().equals(day.source()) && difference.open())
                .count();
        return new MoneyDay.Source(
                day.source(),
                isByHand(day.source()),
                day.at(),
                new Money(day.ours().paidFen()),
                new Money(day.ours().refundedFen()),
                new Money(day.theirs().paidFen()),
                new Money(day.theirs().refundedFen()),
                day.matched(),
                open,
                null);
    }

    private MoneyDay.Source notCompared(String source, Problem trouble) {
        return new MoneyDay.Source(
                source, isByHand(source), null, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0, 0, trouble);
    }

    private boolean isByHand(String source) {
        return reconciliation.handedIn(source).isPresent();
    }

    private static MoneyDay.Account account(Ledger.Turnover turnover) {
        return new MoneyDay.Account(
                turnover.account().code(),
                new Money(turnover.debitFen()),
                new Money(turnover.creditFen()),
                new Money(turnover.balanceFen()));
    }

    private MoneyDay.Difference view(Difference difference, List<Acts.Act> acts, Map<String, String> staff) {
        return new MoneyDay.Difference(
                difference.source(),
                difference.number(),
                difference.direction().name(),
                difference.kind().name(),
                Action.of(difference, books.ours().side().isOverWithoutHospital(difference.tradeNo()))
                        .name(),
                difference.tradeNo(),
                difference.ours().amount(),
                difference.theirs().amount(),
                parts(difference.ours()),
                parts(difference.theirs()),
                difference.open() ? null : difference.decision(),
                difference.note(),
                name(difference.decidedBy(), staff),
                name(difference.approvedBy(), staff),
                difference.open() ? null : difference.decidedAt(),
                difference.open() ? books.decisions().offered(difference) : List.of(),
                acts.stream().map(act -> view(act, staff)).toList());
    }

    private static MoneyDay.Act view(Acts.Act act, Map<String, String> staff) {
        return new MoneyDay.Act(act.what(), act.state(), act.note(), name(act.by(), staff), act.at());
    }

    private static MoneyDay.Parts parts(ReconciliationBook.Side side) {
        Settled.Parts parts = side.parts();
        return parts.equals(Settled.Parts.NONE)
                ? null
                : new MoneyDay.Parts(parts.total(), parts.fund(), parts.account());
    }

    private static String name(String actor, Map<String, String> staff) {
        return staff.getOrDefault(actor.substring(actor.indexOf(':') + 1), actor);
    }

    String table(LocalDate day, boolean english) {
        Stream<List<String>> rows = of(day).differences().stream().map(difference -> row(day, difference));
        return Spreadsheet.of(
                Stream.concat(Stream.of(english ? HEADS_EN : HEADS_ZH), rows).toList());
    }

    private static List<String> row(LocalDate day, MoneyDay.Difference difference) {
        return List.of(
                day.toString(),
                difference.source(),
                difference.number(),
                difference.direction(),
                difference.kind(),
                difference.action(),
                difference.tradeNo(),
                difference.ours().yuan(),
                difference.theirs().yuan(),
                cell(difference.oursParts()),
                cell(difference.theirsParts()),
                Optional.ofNullable(difference.decision()).orElse(""),
                difference.note(),
                difference.decidedBy(),
                difference.approvedBy());
    }

    private static String cell(MoneyDay.Parts parts) {
        return parts == null
                ? ""
                : Stream.of(parts.total(), parts.fund(), parts.account())
                        .map(Money::yuan)
                        .collect(Collectors.joining("/"));
    }
}
