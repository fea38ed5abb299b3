package org.houzhen.wire;

/**
 * A doctor consents to an extra number (加号).
 *
 * @param reason a code of {@link DeskReasons}; compulsory
 * @param note more in words; compulsory with OTHER, and without any patient's name
 */
public record GiveExtra(String patientId, String reason, String note) {}
