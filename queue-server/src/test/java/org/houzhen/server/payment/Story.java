package org.houzhen.server.payment;

/** What the patient and the world do with one order. */
enum Story {
    PAYS,
    PAYS_AND_CHANNEL_TELLS,
    NEVER_PAYS,
    CANCELS,
    PAYS_WHILE_IT_IS_CLOSED,
    PAYS_BUT_SLOT_IS_GONE,
    PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW,
    PAYS_BUT_SLOT_IS_GONE_AND_REFUND_TAKES_DAYS,
    PAYS_FROM_A_PHOTO_AFTER_CANCELLING,
    COSTS_NOTHING,
    INSURED,
    INSURED_AND_NOTHING_IS_LEFT,
    INSURED_AND_SHOWS_CODE,
    INSURED_AND_DECLINES,
    INSURED_AND_LEAVES,
    INSURED_AND_NEVER_PAYS,
    INSURED_AND_CANCELS_LATER,
    INSURED_AND_SPENDS_ELSEWHERE,
    INSURED_BUT_SLOT_IS_GONE,
    INSURED_AND_NOTHING_IS_LEFT_BUT_SLOT_IS_GONE,
    INSURED_NO_LONGER,
    SHOWS_CODE,
    SHOWS_CODE_AND_AGREES,
    SHOWS_CODE_AND_AGREES_AND_CHANNEL_TELLS,
    SHOWS_CODE_AND_NEVER_AGREES,
    SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED,
    SHOWS_CODE_AND_CANCELS,
    SHOWS_CODE_BUT_SLOT_IS_GONE,
    SHOWS_NO_CODE,
    CARD,
    CARD_AND_TYPES_LATER,
    CARD_IS_REFUSED,
    CARD_AND_NEVER_TYPES,
    CARD_AND_CANCELS,
    CARD_BUT_SLOT_IS_GONE,
    CARD_BUT_SLOT_IS_GONE_AND_IT_IS_SETTLED,
    CARD_AND_KIOSK_IS_DEAD,
    CARD_AND_KIOSK_IS_GONE,
    CARD_AND_KIOSK_TAKES_DAYS,
    CARD_IS_REFUSED_AND_KIOSK_TAKES_DAYS,
    CARD_IS_REFUSED_AND_KIOSK_IS_GONE,
    CARD_BUT_SLOT_IS_GONE_AND_BANK_UNDOES_IT,
    CARD_BUT_SLOT_IS_GONE_AND_KIOSK_IS_GONE,
    INSURED_AND_CARD_AND_KIOSK_IS_GONE,
    INSURED_AND_CARD_IS_REFUSED_AND_KIOSK_IS_GONE,
    INSURED_AND_CARD,
    PAYS_AND_HOSPITAL_FALLS_SILENT,
    PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
    PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT_AND_CANCELS_IT,
    PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT_AND_PLATFORM_GIVES_IT_BACK,
    PAYS_ANOTHER_AMOUNT,
    PAYS_MORE,
    COSTS_NOTHING_AND_HOSPITAL_FALLS_SILENT,
    COSTS_NOTHING_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
    INSURED_AND_HOSPITAL_FALLS_SILENT,
    INSURED_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
    INSURED_AND_NOTHING_IS_LEFT_AND_HOSPITAL_FALLS_SILENT,
    INSURED_AND_NOTHING_IS_LEFT_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
    SHOWS_CODE_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
    CARD_AND_HOSPITAL_FALLS_SILENT,
    CARD_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT;

    boolean byCode() {
        return name().contains("SHOWS_");
    }

    /** By a code on the screen, as soon as there is one. */
    boolean paysAtOnce() {
        return this == PAYS
                || this == PAYS_ANOTHER_AMOUNT
                || this == PAYS_MORE
                || name().startsWith("PAYS_BUT_")
                || name().startsWith("PAYS_AND_HOSPITAL_");
    }

    boolean byCard() {
        return name().contains("CARD");
    }

    boolean presents() {
        return byCode() || byCard();
    }

    boolean insured() {
        return name().startsWith("INSURED");
    }

    boolean nothingIsLeft() {
        return name().contains("NOTHING_IS_LEFT");
    }

    /** Only where a trade is ended before it is paid. */
    boolean mannersDiffer() {
        return !insured()
                && !byCard()
                && !fallsSilent()
                && (name().contains("CANCEL") || name().contains("NEVER") || name().contains("REVERSED"));
    }

    boolean slotIsGone() {
        return name().contains("SLOT_IS_GONE");
    }

    /** From when it is needed until people have settled without it. */
    boolean kioskIsGone() {
        return name().endsWith("KIOSK_IS_GONE");
    }

    /** Whoever has the money is waited for for longer than a day. */
    boolean takesDays() {
        return kioskIsGone() || name().endsWith("TAKES_DAYS");
    }

    boolean isRefused() {
        return name().contains("CARD_IS_REFUSED") || this == CARD_AND_NEVER_TYPES;
    }

    /** After it was told of the money, the hospital answers nothing for longer than is waited for. */
    boolean fallsSilent() {
        return name().contains("FALLS_SILENT");
    }

    /** And yet has heard of it. */
    boolean hasHeard() {
        return name().contains("HAS_IT");
    }

    boolean cancelsIt() {
        return name().endsWith("CANCELS_IT");
    }

    /** Somebody gives the money back on the platform's own page, before anybody looks at the order again. */
    boolean givenBackElsewhere() {
        return name().endsWith("PLATFORM_GIVES_IT_BACK");
    }

    boolean costsNothing() {
        return name().startsWith("COSTS_NOTHING");
    }

    boolean agreesLater() {
        return name().contains("AGREES") || this == SHOWS_CODE_AND_CANCELS;
    }
}
