// @fault allowedMethods without PUT
// @cause method-missing
// @says lets one for GET pass
// [fix
@Override
public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/api/**").allowedOrigins("http://app.example.com").allowedMethods("GET", "POST").allowedHeaders("authorization", "content-type").allowCredentials(false);
}
// fix]
