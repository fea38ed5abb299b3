package org.houzhen.server.bankcard;

import java.util.Arrays;
import org.houzhen.server.channel.Answer;

/** Why a card was not charged, in words that say what to do instead. The reasons are those of a kiosk's card terminal. */
enum CardAdvice {
    CANCELLED_BY_PATIENT("您取消了刷卡，没有扣款。请重新办理，可以换一种付款方式。"),
    NOBODY_CAME("没有等到刷卡，没有扣款。请重新办理。"),
    WRONG_PIN("密码不对，没有扣款。请重新办理，或换一种付款方式。"),
    NOT_ENOUGH_MONEY("卡内余额不足，没有扣款。请换一张卡，或换一种付款方式。"),
    CARD_NOT_ACCEPTED("这张卡不能用，没有扣款。请换一张卡，或换一种付款方式。"),
    NOT_READY("刷卡机暂时不能用，没有扣款。请换一种付款方式。"),
    NOT_AT_BANK("银行对账单上没有这笔付款，没有扣款。请重新办理。"),
    DECLINED("银行没有同意这笔付款，没有扣款。请换一张卡，或换一种付款方式。");

    private final String words;

    CardAdvice(String words) {
        this.words = words;
    }

    static <T> Answer<T> refusal(String reason) {
        CardAdvice advice = Arrays.stream(values())
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElse(DECLINED);
        return Answer.refused("CARD_" + advice.name(), advice.words);
    }
}
