/** Alipay's gateway on loopback: the merchant's half of its real wire, and a page that stands for the patient's phone. */
package org.houzhen.acceptance.alipay;
