/** Prints receipts on ESC/POS printers: Chinese text, QR codes, live sensors, and proof that a slip came out. */
package org.houzhen.hardware.driver.escpos;
