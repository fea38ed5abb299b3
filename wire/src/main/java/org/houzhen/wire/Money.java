package org.houzhen.wire;

/** An amount of renminbi in whole fen. Yuan appear only on paper, on pages and on wires that demand them. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /** Two decimals and no sign of currency, such as {@code 12.50}; for people, and for wires that speak yuan. */
    public String yuan() {
        long whole = Math.abs(fen);
        return (fen < 0 ? "-" : "") + whole / 100 + "." + String.format("%02d", whole % 100);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
