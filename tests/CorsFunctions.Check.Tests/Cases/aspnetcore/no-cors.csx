// @fault No CORS: endpoints take no OPTIONS
// @cause no-options-route
// @says 405
// [fix 1

// fix]
var app = builder.Build();
// [fix 2

// fix]
