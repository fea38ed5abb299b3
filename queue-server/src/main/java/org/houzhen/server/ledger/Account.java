package org.houzhen.server.ledger;

/**
 * A place where money is, or is owed. What is more on the debit side is ours or with somebody for us; on the credit side it
 * was earned, or is owed to somebody.
 *
 * @param code as it is stored: a word, or a word and what it is of, such as {@code CHANNEL/WECHAT}
 */
public record Account(String code) implements Comparable<Account> {
    /** 应收患者款: a patient's money for what the hospital has not confirmed yet stands here on the credit side. */
    public static final Account RECEIVABLE = new Account("RECEIVABLE");
    /** 应退患者款. */
    public static final Account REFUNDS_PAYABLE = new Account("REFUNDS_PAYABLE");
    /** 待查: nobody knows yet whose it is. */
    public static final Account IN_DOUBT = new Account("IN_DOUBT");

    /** 暂记（金额不符）: by how much a channel took another amount than it was asked for, until people have dealt with it. */
    public static final Account SUSPENSE = new Account("SUSPENSE");

    /** 应收医保款: what the insurer owes for what the hospital has confirmed. */
    public static final Account INSURER = new Account("INSURER");
    /** 医院负担: what the insurer lets the hospital bear. */
    public static final Account BORNE = new Account("BORNE");

    /** 长短款: what two people wrote off because nobody could say whose it is; a gain on the credit side, a loss on the debit side. */
    public static final Account OVER_SHORT = new Account("OVER_SHORT");

    /** 人工退还: what people say they handed back outside this system, such as cash; on the credit side, for it left somebody's till. */
    public static final Account HANDED_BACK = new Account("HANDED_BACK");

    private static final String CHANNEL = "CHANNEL/";
    private static final String INCOME = "INCOME/";

    /** 渠道待清算款: what a channel has taken for us and will pay out. */
    public static Account channel(String code) {
        return new Account(CHANNEL + code);
    }

    /** 医院收入, by what it is for, such as REGISTRATION. */
    public static Account income(String category) {
        return new Account(INCOME + category);
    }

    public boolean isIncome() {
        return code.startsWith(INCOME);
    }

    public boolean isChannel() {
        return code.startsWith(CHANNEL);
    }

    @Override
    public int compareTo(Account other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
