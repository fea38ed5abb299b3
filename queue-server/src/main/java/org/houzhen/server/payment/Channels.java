package org.houzhen.server.payment;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.Way;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;

/** The channels this hospital has an agreement with, by their codes, in the order in which patients are offered them. */
public final class Channels {
    private final Map<String, PaymentChannel> channels = new LinkedHashMap<>();

    public Channels(List<PaymentChannel> channels) {
        channels.forEach(channel -> this.channels.put(channel.code(), channel));
    }

    /** The channel an order is paid by. */
    public Optional<PaymentChannel> of(PaymentOrder order) {
        return Optional.ofNullable(channels.get(order.means().channel()));
    }

    public Optional<PaymentChannel> of(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    /**
     * The same, where money may be with it already.
     *
     * @throws IllegalStateException if it is configured no longer; what was asked is then unknown
     */
    public PaymentChannel require(PaymentOrder order) {
        return of(order)
                .orElseThrow(() -> new IllegalStateException(
                        "no payment channel " + order.means().channel() + " is configured"));
    }

    public String title(PaymentOrder order) {
        return of(order).map(PaymentChannel::title).orElse("");
    }

    /** Whose payment code that is. */
    Optional<PaymentChannel> taking(AuthCode code) {
        return channels.values().stream()
                .filter(channel -> channel.ways().contains(Way.CODE) && channel.takes(code))
                .findFirst();
    }

    /** What patients can choose among. */
    List<Means> offered() {
        Stream<Means> qr = by(Way.QR).map(channel -> new Means(Way.QR, channel.code()));
        Stream<Means> code = by(Way.CODE).limit(1).map(channel -> new Means(Way.CODE, ""));
        Stream<Means> card = by(Way.CARD).map(channel -> new Means(Way.CARD, channel.code()));
        return Stream.of(qr, code, card).flatMap(means -> means).toList();
    }

    /** Why what was paid by an order cannot be sent back when somebody asks for it, and where it can be had instead. */
    public Optional<Problem> returnedElsewhere(PaymentOrder order) {
        return order.free() ? Optional.empty() : of(order).flatMap(PaymentChannel::returnedElsewhere);
    }

    private Stream<PaymentChannel> by(Way way) {
        return channels.values().stream().filter(channel -> channel.ways().contains(way));
    }

    Set<Way> ways() {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        channels.values().forEach(channel -> ways.addAll(channel.ways()));
        return ways;
    }

    /**
     * What was asked for, with a channel where nobody said one and there is one.
     *
     * @throws ProblemException if it is not offered here
     */
    Means chosen(Means asked) {
        if (asked.equals(Means.ANY)) {
            return by(Way.QR)
                    .findFirst()
                    .map(first -> new Means(Way.QR, first.code()))
                    .orElse(asked);
        }
        if (!offered().contains(asked)) {
            throw ways().isEmpty() ? none() : unknown();
        }
        return asked;
    }

    /**
     * As {@link #chosen}, and there is somebody to pay.
     *
     * @throws ProblemException if there is not
     */
    Means payable(Means asked) {
        Means chosen = chosen(asked);
        if (chosen.equals(Means.ANY)) {
            throw none();
        }
        return chosen;
    }

    private static ProblemException none() {
        return new ProblemException("UNAVAILABLE", "暂时无法收款，没有扣款。请稍后再试，或到人工窗口办理。", 503);
    }

    static ProblemException unknown() {
        return new ProblemException("PAYMENT_WAY_UNKNOWN", "本机不支持这种付款方式，没有扣款。请换一种方式，或到人工窗口办理。", 409);
    }
}
