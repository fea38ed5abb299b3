package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * One order as its patient sees it.
 *
 * @param kind REGISTRATION or BILLS
 * @param code what the phone scans, while it can be paid; absent otherwise
 * @param payBefore when the code ends
 * @param problem why it failed, was closed, or waits; absent when all is well
 * @param slip what to print once the state is final and there is something to say; absent otherwise
 * @param amount what the patient pays; without what the insurance pays, once that is known
 * @param expects what the patient has to do: agree to the SPLIT, SCAN our code, show a payment CODE, AGREE on the phone, or
 *     pay by CARD, which the terminal asks for; TERMINAL while the card terminal is at it; absent when nothing
 * @param channel WECHAT, ALIPAY or BANK_CARD; absent until a payment code has told it
 * @param split who pays how much; absent where the patient pays all, and until the insurance has said
 */
public record OrderView(
        String tradeNo,
        String kind,
        OrderState state,
        Money amount,
        List<FeeLine> lines,
        String code,
        Instant payBefore,
        Problem problem,
        Slip slip,
        String expects,
        String channel,
        Split split) {
    @Override
    public String toString() {
        return "OrderView[" + tradeNo + " " + state + "]";
    }
}
