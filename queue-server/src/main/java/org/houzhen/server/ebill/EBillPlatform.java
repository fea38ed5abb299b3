package org.houzhen.server.ebill;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;

/** The fiscal platform that issues bills. Every call blocks, asks once, and ends within its limit. */
public interface EBillPlatform {
    /** The key is the business number: repeated, it is answered with the first bill. */
    Answer<Paper> issue(Request request);

    /** The bill of a business number, if there is one. */
    Answer<Optional<Paper>> find(String busNo, String type);

    /** Takes a bill back by a red one (冲红). Not to be repeated before {@link #findRed} said that there is none. */
    Answer<Paper> flush(Paper bill, Instant at);

    /** The red bill that took a bill back, if there is one. */
    Answer<Optional<Paper>> findRed(Paper bill);

    /**
     * A bill, blue or red, as the platform numbers it.
     *
     * @param code 票据代码
     * @param number 票据号码
     * @param check 校验码
     * @param page where anybody who has the address can look at it; empty for a red bill
     */
    record Paper(String code, String number, String check, String page) {
        static final Paper NONE = new Paper("", "", "", "");

        @Override
        public String toString() {
            return "Paper[" + number + "]";
        }
    }

    /**
     * What a bill says.
     *
     * @param amount what all pay together
     * @param channel where the patient's money came from, such as WECHAT
     * @param cover what the medical insurance has paid of it; what it paid a part of stands whole or not at all
     */
    record Request(
            String busNo,
            Instant at,
            Billable.Contents contents,
            Money amount,
            String channel,
            PaymentOrder.Cover cover) {
        /** Whether the lines make the amount, and so do those who pay. */
        boolean addsUp() {
            Money lines = contents.lines().stream().map(Billable.Line::amount).reduce(Money.ZERO, Money::plus);
            return lines.equals(amount) && split().total().equals(amount);
        }

        boolean insured() {
            return !cover.settlement().isEmpty();
        }

        /** Who pays how much; the patient all where there is no insurance. */
        Split split() {
            return insured() ? cover.split() : new Split(Money.ZERO, Money.ZERO, amount, Money.ZERO);
        }

        @Override
        public String toString() {
            return "Request[" + busNo + "]";
        }
    }
}
