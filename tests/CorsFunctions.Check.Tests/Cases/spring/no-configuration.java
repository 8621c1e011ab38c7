// @fault No CORS configuration
// @cause origin-not-allowed
// @says no CORS configuration for this path
// [fix

// fix]
