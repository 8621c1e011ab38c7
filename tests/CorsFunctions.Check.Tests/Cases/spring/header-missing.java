// @fault allowedHeaders without authorization
// @cause header-missing
// [fix
@Override
public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOrigins("http://app.example.com").allowedMethods("GET", "PUT").allowedHeaders("content-type").allowCredentials(false);
}
// fix]
