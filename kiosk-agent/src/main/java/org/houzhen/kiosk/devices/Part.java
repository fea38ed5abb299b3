package org.houzhen.kiosk.devices;

/** The devices a terminal may have. */
public enum Part {
    ID_CARD("id-card"),
    SOCIAL_CARD("social-card"),
    RECEIPT("receipt"),
    SCANNER("scanner"),
    REPORT("report"),
    CARD_TERMINAL("card-terminal"),
    INSURANCE_TERMINAL("insurance-terminal"),
    CAMERA("camera");

    private final String key;

    Part(String key) {
        this.key = key;
    }

    /** Its name in properties and in reports to the server. */
    public String key() {
        return key;
    }
}
