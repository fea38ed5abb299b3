/** The face check: an offer to whoever lays an identity card, made in memory and on this machine alone, and never a decision. */
package org.houzhen.kiosk.face;
