// @correct addCorsMappings
// @args --send --body {}
@Override
public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOrigins("http://app.example.com").allowedMethods("GET", "PUT").allowedHeaders("authorization", "content-type").allowCredentials(false);
}
