package org.houzhen.wire;

/**
 * One way to pay.
 *
 * @param way QR (the phone scans our code), CODE (we scan the phone's) or CARD (the card terminal takes it)
 * @param channel WECHAT, ALIPAY or BANK_CARD; absent for CODE, where the code tells
 */
public record PayBy(String way, String channel) {}
