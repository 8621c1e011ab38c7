// @correct A CorsFilter before authentication
// @args --send --body {}
@Bean
@Order(Ordered.HIGHEST_PRECEDENCE)
public CorsFilter corsFilter() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.addAllowedOrigin("http://app.example.com");
    cors.addAllowedMethod("PUT");
    cors.addAllowedHeader("*");
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    return new CorsFilter(source);
}

@Bean
public BasicAuthentication authentication() {
    return new BasicAuthentication();
}
