/** The header by which the proxy tells a page its own address. The proxy always sets it, so a visitor cannot. */
export const ADDRESS_HEADER = "x-proofroom-address";
