// @fault Another origin is allowed
// @cause origin-not-allowed
// @says Invalid CORS request
// [fix
@Override
public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOrigins("https://other.example").allowedMethods("GET", "PUT").allowedHeaders("authorization", "content-type").allowCredentials(false);
}
// fix]
