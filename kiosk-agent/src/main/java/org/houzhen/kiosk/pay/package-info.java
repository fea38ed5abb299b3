/** From what was chosen to what was paid: the order is opened, paid in one of the ways, followed, and told with its slip. */
package org.houzhen.kiosk.pay;
