package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.reconciliation.Comparison.Day;
import org.houzhen.server.reconciliation.ReconciliationBook.Compared;
import org.houzhen.server.reconciliation.ReconciliationBook.Sums;
import org.houzhen.wire.Money;

/** Compares a day that is over with each channel's bill, what the hospital booked and what the insurer settled. Blocks. */
final class Reconciliation {
    static final String HOSPITAL = "HOSPITAL";
    static final String INSURER = "INSURER";
    /** A number of ours; other numbers in the hospital's books were paid at a window. */
    private static final Pattern OURS = Pattern.compile("HZ\\d{8}[2-9A-Z]{12}");

    private final Map<String, ChannelBill> bills;
    private final TransactionQuery hospital;
    private final OurSide ours;
    private final Optional<OurSettlements> settlements;
    private final ReconciliationBook book;
    private final Clock clock;

    /** @param settlements none where the hospital has no agreement with an insurer */
    record Sides(OurSide ours, Optional<OurSettlements> settlements) {}

    Reconciliation(
            List<ChannelBill> bills, TransactionQuery hospital, Sides sides, ReconciliationBook book, Clock clock) {
        this.bills = bills.stream().collect(Collectors.toMap(ChannelBill::channel, Function.identity()));
        this.hospital = hospital;
        this.ours = sides.ours();
        this.settlements = sides.settlements();
        this.book = book;
        this.clock = clock;
    }

    /** Everybody a day is compared with. */
    List<String> sources() {
        return Stream.of(
                        bills.keySet().stream().filter(this::isExpected).sorted(),
                        Stream.of(HOSPITAL),
                        settlements.stream().map(any -> INSURER))
                .flatMap(each -> each)
                .toList();
    }

    private boolean isExpected(String channel) {
        return handedIn(channel).map(ChannelBill.HandedIn::isExpected).orElse(true);
    }

    /** How people hand in what this source says; empty where it is asked. */
    Optional<ChannelBill.HandedIn> handedIn(String source) {
        return Optional.ofNullable(bills.get(source)).flatMap(ChannelBill::handedIn);
    }

    /** Whether asking makes sense: what people have not handed in yet cannot be had. */
    boolean isToBeHad(String source, LocalDate day) {
        return handedIn(source).map(bill -> bill.has(day)).orElse(true);
    }

    /**
     * Reads one source and keeps what differs; repeated, it changes nothing but what has become known meanwhile.
     *
     * @throws org.houzhen.server.channel.BillUnavailableException when the channel's bill, or the insurer's, cannot be had
     *     now
     * @throws org.houzhen.server.hospital.HospitalUnavailableException when the hospital does not answer
     */
    List<Finding> compare(String source, LocalDate day) {
        return switch (source) {
            case HOSPITAL -> withHospital(day);
            case INSURER -> withInsurer(settlements.orElseThrow(), day);
            default -> withChannel(source, day);
        };
    }

    private List<Finding> withInsurer(OurSettlements both, LocalDate day) {
        return kept(INSURER, day, both.ours(day), both.theirs(day));
    }

    private List<Finding> withChannel(String channel, LocalDate day) {
        List<BillLine> lines = bills.get(channel).bill(day);
        boolean byHand = handedIn(channel).isPresent();
        if (byHand
                || !lines.isEmpty()) { // A channel that keeps its bills for months only has none of the day later on.
            book.replace(channel, day, lines);
        }
        List<Finding> findings = withBill(channel, day);
        book.soldBefore(channel, day).forEach(sold -> withBill(channel, sold));
        return findings;
    }

    /** As {@link #withChannel}, out of what was read of the bill before. */
    private List<Finding> withBill(String channel, LocalDate day) {
        Day theirs = billed(channel, day);
        Day here = ours.withChannel(day, channel);
        Day left = handedIn(channel).isPresent() ? Reversed.within(here, theirs) : here;
        return kept(channel, day, left, Reversed.without(theirs, here));
    }

    private Day billed(String channel, LocalDate day) {
        List<Claim> moved = book.billed(channel, day).stream()
                .filter(claim -> !claim.amount().equals(Money.ZERO))
                .toList();
        return new Day(moved, key -> book.billed(channel, key));
    }

    private List<Finding> withHospital(LocalDate day) {
        Map<Claim.Key, Claim> around = Stream.of(day.minusDays(1), day.plusDays(1))
                .flatMap(other -> booked(other).stream())
                .collect(Collectors.toMap(Claim::key, Function.identity(), (one, other) -> one));
        Day theirs = new Day(booked(day), key -> Optional.ofNullable(around.get(key)));
        return kept(HOSPITAL, day, ours.withHospital(day), theirs);
    }

    private List<Claim> booked(LocalDate day) {
        return hospital.booked(CallContext.server("reconciliation " + day, clock.instant()), day).stream()
                .filter(booking -> OURS.matcher(booking.tradeNo()).matches())
                .filter(booking -> !booking.amount().equals(Money.ZERO))
                .map(Reconciliation::claim)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Reconciliation::apart));
    }

    /** What was booked twice under one number is two bookings. */
    private static List<Claim> apart(List<Claim> claims) {
        Map<Claim.Key, Integer> times = new HashMap<>();
        return claims.stream()
                .map(claim -> claim.again(times.merge(claim.key(), 1, Integer::sum)))
                .toList();
    }

    private static Claim claim(TransactionQuery.Booking booking) {
        boolean refund = !booking.refundNo().isEmpty();
        return new Claim(
                refund ? booking.refundNo() : booking.tradeNo(),
                booking.tradeNo(),
                refund ? Claim.Kind.REFUNDED : Claim.Kind.PAID,
                booking.amount(),
                true,
                booking.at(),
                Settled.Parts.NONE);
    }

    private List<Finding> kept(String source, LocalDate day, Day here, Day there) {
        List<Finding> findings = new Comparison(here, there).findings();
        int matched = (int) findings.stream()
                .filter(finding -> !finding.kind().isDifference())
                .count();
        var compared =
                new Compared(source, day, clock.instant(), Sums.of(here.claims()), Sums.of(there.claims()), matched);
        book.keep(compared, findings);
        return findings;
    }
}
