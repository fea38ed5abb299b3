/** Payment by the card terminal: what it was told is on disk before the first byte, and is followed until it is proven. */
package org.houzhen.kiosk.cards;
