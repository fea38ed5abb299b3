package org.houzhen.kiosk.devices;

/**
 * How far the receipt printer's paper goes, as the rolls before it went.
 *
 * @param slips that will probably still come out; 0 when it lasts longer than any before
 * @param days that makes at the pace of these rolls, rounded down
 */
public record PaperLeft(int slips, int days) {}
