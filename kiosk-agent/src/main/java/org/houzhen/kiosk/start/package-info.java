/** Between patients: the menu, and after a start the end of what was interrupted. */
package org.houzhen.kiosk.start;
